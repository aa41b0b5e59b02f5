import { describe, expect, it } from 'vitest';
import { explainNpmFailure, missingPackages } from '../../../scripts/install.mjs';

const wanted = {
  packages: {
    '': {},
    'node_modules/astro': { version: '7.3.5' },
    'node_modules/astro/node_modules/@scope/part': { version: '1.0.0' },
    'node_modules/binary-for-another-platform': { version: '1.0.0', optional: true },
  },
};
const { 'node_modules/binary-for-another-platform': _, ...installedPackages } = wanted.packages;
const installed = { packages: installedPackages };

describe('missingPackages', () => {
  it('finds nothing where all is as the lockfile says, without packages for other platforms', () => {
    expect(missingPackages(wanted, installed, () => true)).toEqual([]);
  });

  it('finds everything on a fresh clone', () => {
    expect(missingPackages(wanted, undefined, () => false)).toEqual(['astro', '@scope/part']);
  });

  it('finds a package of another version', () => {
    const older = { packages: { ...installedPackages, 'node_modules/astro': { version: '7.3.4' } } };
    expect(missingPackages(wanted, older, () => true)).toEqual(['astro']);
  });

  it('finds a package whose folder was deleted', () => {
    expect(missingPackages(wanted, installed, (path) => !path.endsWith('part'))).toEqual(['@scope/part']);
  });
});

describe('explainNpmFailure', () => {
  it('names the package and the network when the registry cannot be reached', () => {
    const { what, next } = explainNpmFailure(
      'npm error code ENOTFOUND\nnpm error network request to https://registry.example/astro/-/astro-7.3.5.tgz failed, ' +
        'reason: getaddrinfo ENOTFOUND registry.example',
    );
    expect(what).toMatch(/package astro .*could not reach/);
    expect(next).toMatch(/npm config get registry/);
  });

  it('names a scoped package that a mirror below a path does not have', () => {
    const { what } = explainNpmFailure(
      'npm error code E404\nnpm error 404 Not Found - GET https://mirror.example/npm/@astrojs%2fmdx - Not found',
    );
    expect(what).toMatch(/package @astrojs\/mdx .*registry does not give it/);
  });

  it('says what to do about a damaged download', () => {
    expect(explainNpmFailure('npm error code EINTEGRITY\nnpm error sha512-x').next).toMatch(
      /npm cache clean/,
    );
  });

  it('falls back to what npm said', () => {
    expect(explainNpmFailure('npm error code EWHATEVER').next).toMatch(/lines above/);
  });
});
