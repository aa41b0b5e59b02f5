/**
 * A “Reproduce it” in PyTorch: one file of this folder default-exports one, made from the same settings as the
 * experiment of the course. The site has it at /notebooks/<id>.ipynb; `python3 tests/notebooks/run.py` runs its cells.
 */
export interface Cell {
  readonly kind: 'text' | 'code';
  readonly source: string;
}
export interface Notebook {
  /** The file's name without `.ts`. */
  readonly id: string;
  readonly cells: readonly Cell[];
}

export const text = (source: string): Cell => ({ kind: 'text', source: source.trim() });
export const code = (source: string): Cell => ({ kind: 'code', source: source.trim() });
export const defineNotebook = (notebook: Notebook): Notebook => notebook;

/** Where `npm start` serves the image packs. */
const localData = 'http://localhost:4321/data';

/**
 * In Jupyter's format 4.5, in which each cell has a name.
 *
 * @param data where this course has its image packs, if that is known
 */
export function toIpynb({ id, cells }: Notebook, data = localData): object {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: { name: 'python' },
    },
    cells: cells.map(({ kind, source }, i) => ({
      id: `${id}-${i + 1}`,
      cell_type: kind === 'text' ? 'markdown' : 'code',
      metadata: {},
      source: source.replaceAll(localData, data).split(/(?<=\n)/),
      ...(kind === 'code' && { execution_count: null, outputs: [] }),
    })),
  };
}

/** Reads the course's own packs of images, so that a notebook sees what the page sees. */
export const readImages = (set: string): Cell =>
  code(`
import gzip, json, os, pathlib, urllib.request
import torch

# The folder of the image packs: where the course is served, or public/data in its repository.
DATA = os.environ.get("COURSE_DATA", "${localData}")

def read(name):
    if DATA.startswith("http"):
        with urllib.request.urlopen(f"{DATA}/${set}/{name}") as reply:
            return reply.read()
    return (pathlib.Path(DATA) / "${set}" / name).read_bytes()

info = json.loads(read("set.json"))
pixels = info["width"] * info["height"]

def load(split):
    images, labels = [], []
    for shard in info[split]:
        packed = read(shard["file"])
        raw = gzip.decompress(packed) if packed[:2] == b"\\x1f\\x8b" else packed
        values = torch.frombuffer(bytearray(raw), dtype=torch.uint8)
        cut = shard["count"] * pixels
        images.append(values[:cut].view(-1, pixels))
        labels.append(values[cut:])
    x = (torch.cat(images).float() / 255 - info["mean"]) / info["deviation"]
    return x, torch.cat(labels).long()

train_x, train_y = load("train")
test_x, test_y = load("test")
print(train_x.shape, test_x.shape)
`);
