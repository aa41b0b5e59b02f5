/** From the bytes of a shard file to images and labels, with every way a file can be wrong told apart. */
import { DataError, refuseWebPage } from './data-error.ts';
import type { ImageSetInfo, Shard, ShardInfo } from './image-set.ts';

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Rejects where the stream is cut off, damaged (its CRC-32 is checked) or followed by something else. */
async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function unpack(file: string, bytes: Uint8Array, info: ShardInfo, size: number): Promise<Uint8Array> {
  refuseWebPage(file, bytes);
  // Some hosts see the gzip header and label the file as such, and the browser unpacks it on the way.
  if (!isGzip(bytes) && bytes.length === size) return bytes;
  if (bytes.length < info.bytes) {
    throw new DataError(file, `did not arrive whole: ${bytes.length} of its ${info.bytes} bytes came`);
  }
  if (!isGzip(bytes)) throw new DataError(file, 'is damaged: it is not a gzip file');
  if (bytes.length > info.bytes) {
    const problem = `is ${bytes.length} bytes long where set.json says ${info.bytes}: they are of two versions`;
    throw new DataError(file, problem, 'Reload the page to try again.');
  }
  let unpacked: Uint8Array;
  try {
    unpacked = await gunzip(new Uint8Array(bytes));
  } catch (cause) {
    throw new DataError(file, 'is damaged: it does not unpack', undefined, cause);
  }
  if (unpacked.length === size) return unpacked;
  throw new DataError(file, `is damaged: it unpacks to ${unpacked.length} bytes where ${size} belong`);
}

/**
 * The images and labels of one shard file.
 *
 * @param file its path, for messages
 * @param bytes count × height × width bytes of pixels, then count labels, packed with gzip (or not any more)
 * @throws DataError where the file is cut off, damaged, not what set.json says, or no such file at all
 */
export async function decodeShard(
  file: string,
  bytes: Uint8Array,
  set: ImageSetInfo,
  info: ShardInfo,
): Promise<Shard> {
  const pixels = info.count * set.width * set.height;
  const unpacked = await unpack(file, bytes, info, pixels + info.count);
  const labels = unpacked.subarray(pixels);
  const wrong = labels.findIndex((label) => label >= set.classes.length);
  if (wrong >= 0) {
    const highest = set.classes.length - 1;
    throw new DataError(
      file,
      `is damaged: label ${wrong} is ${labels[wrong]}, over the highest class, ${highest}`,
    );
  }
  return { count: info.count, images: unpacked.subarray(0, pixels), labels };
}
