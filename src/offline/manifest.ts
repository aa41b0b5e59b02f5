/** What the build tells the service worker. Paths are from the site's root. */
export interface Manifest {
  /** Fetched when a version is installed; `revision` is empty where the name has the hash in it. */
  readonly files: readonly {
    readonly url: string;
    readonly revision: string | null;
    readonly integrity: string;
  }[];
  /** Hashes of the image sets' files, which are kept at first use. */
  readonly data: Readonly<Record<string, string>>;
  /** Changes with any of them. */
  readonly dataVersion: string;
}
