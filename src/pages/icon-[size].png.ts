/** The mark as a picture, on paper: for phones, which draw no SVG on their first page. */
import type { APIRoute, GetStaticPaths } from 'astro';
import sharp from 'sharp';

export const getStaticPaths = (() =>
  ['180', '192', '512'].map((size) => ({ params: { size } }))) satisfies GetStaticPaths;

/** Inside the middle four fifths, which every mask of a phone leaves. */
const mark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 -10 52 52">
  <path d="M-10-10h52v52h-52z" fill="#fff"/>
  <path d="M3 24H15L29 9" fill="none" stroke="#16171a" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/>
</svg>`;

export const GET: APIRoute = async ({ params }) => {
  const size = Number(params['size']);
  const png = await sharp(Buffer.from(mark), { density: (72 * size) / 52 })
    .resize(size, size)
    .png({ palette: true })
    .toBuffer();
  return new Response(new Uint8Array(png), { headers: { 'content-type': 'image/png' } });
};
