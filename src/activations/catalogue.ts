import type { Activation } from './activation.ts';

/**
 * The activations by id, from a record of what each file exports by the file's name.
 * @throws Error where a file's `id` is not its name: the id is the address of its page, its key in
 * settings and links, and how messages say where to look. (Two files cannot then share an id.)
 */
export function catalogueOf(
  files: Readonly<Record<string, Activation>>,
): Readonly<Record<string, Activation>> {
  for (const [file, { id }] of Object.entries(files)) {
    if (id !== file)
      throw new Error(
        `src/activations/${file}.ts has the id '${id}': write id: '${file}', or name the file ${id}.ts`,
      );
  }
  return Object.freeze({ ...files });
}
