// The matrix product in WebAssembly SIMD. AssemblyScript: TypeScript's syntax, compiled by scripts/kernels.mjs.
//
// Same arguments as matmulReference, with byte addresses in place of arrays. A tile of 4 rows × 8 columns of
// C lives in eight registers; each step of the sum loads 8 numbers of B and 4 of A and does 32
// multiplications. B's eight columns are first copied to a panel that is read straight through and, up to a k
// of a thousand, stays in the nearest cache. Sums are float32, one rounding a product and one a sum: no fused
// multiply-add, whose result would depend on the machine.

const ROWS: i32 = 4;
const COLUMNS: i32 = 8;

/** @param panel address of 8·k + 32 floats of working space, 16-byte aligned as are a, b and c */
export function matmul(
  a: usize,
  b: usize,
  c: usize,
  panel: usize,
  m: i32,
  n: i32,
  k: i32,
  aRow: i32,
  aStep: i32,
  bStep: i32,
  bColumn: i32,
  accumulate: bool,
): void {
  const edge = panel + ((COLUMNS * k) << 2);
  for (let j = 0; j < n; j += COLUMNS) {
    const columns = min(COLUMNS, n - j);
    pack(panel, b + ((j * bColumn) << 2), columns, k, bStep, bColumn);
    for (let i = 0; i < m; i += ROWS) {
      const rows = min(ROWS, m - i);
      const from = a + ((i * aRow) << 2);
      const to = c + ((i * n + j) << 2);
      if (columns == COLUMNS) {
        tile(from, panel, to, n, rows, k, aRow, aStep, accumulate);
      } else {
        tile(from, panel, edge, COLUMNS, rows, k, aRow, aStep, false);
        copyEdge(edge, to, n, rows, columns, accumulate);
      }
    }
  }
}

/** Four rows by eight columns. Rows past the last are computed as copies of the first, and not stored. */
function tile(
  a: usize,
  panel: usize,
  c: usize,
  cRow: i32,
  rows: i32,
  k: i32,
  aRow: i32,
  aStep: i32,
  accumulate: bool,
): void {
  let a0 = a;
  let a1 = rows > 1 ? a + (aRow << 2) : a;
  let a2 = rows > 2 ? a + (aRow << 3) : a;
  let a3 = rows > 3 ? a + ((3 * aRow) << 2) : a;
  const step: usize = aStep << 2;
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  const end = panel + ((COLUMNS * k) << 2);
  for (let p = panel; p < end; p += 32) {
    const b0 = v128.load(p);
    const b1 = v128.load(p, 16);
    let x = v128.load32_splat(a0);
    s00 = f32x4.add(s00, f32x4.mul(x, b0));
    s01 = f32x4.add(s01, f32x4.mul(x, b1));
    x = v128.load32_splat(a1);
    s10 = f32x4.add(s10, f32x4.mul(x, b0));
    s11 = f32x4.add(s11, f32x4.mul(x, b1));
    x = v128.load32_splat(a2);
    s20 = f32x4.add(s20, f32x4.mul(x, b0));
    s21 = f32x4.add(s21, f32x4.mul(x, b1));
    x = v128.load32_splat(a3);
    s30 = f32x4.add(s30, f32x4.mul(x, b0));
    s31 = f32x4.add(s31, f32x4.mul(x, b1));
    a0 += step;
    a1 += step;
    a2 += step;
    a3 += step;
  }
  const row: usize = cRow << 2;
  storeRow(c, s00, s01, accumulate);
  if (rows > 1) storeRow(c + row, s10, s11, accumulate);
  if (rows > 2) storeRow(c + 2 * row, s20, s21, accumulate);
  if (rows > 3) storeRow(c + 3 * row, s30, s31, accumulate);
}

function storeRow(c: usize, left: v128, right: v128, accumulate: bool): void {
  if (accumulate) {
    left = f32x4.add(v128.load(c), left);
    right = f32x4.add(v128.load(c, 16), right);
  }
  v128.store(c, left);
  v128.store(c, right, 16);
}

/** Moves a tile that sticks out on the right from working space to where its part of C belongs. */
function copyEdge(from: usize, to: usize, toRow: i32, rows: i32, columns: i32, accumulate: bool): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const value = load<f32>(from + ((i * COLUMNS + j) << 2));
      const at = to + ((i * toRow + j) << 2);
      store<f32>(at, accumulate ? load<f32>(at) + value : value);
    }
  }
}

/** panel[8t + j] = B(t, j); columns beyond the matrix are zero. */
function pack(panel: usize, b: usize, columns: i32, k: i32, bStep: i32, bColumn: i32): void {
  if (columns == COLUMNS && bColumn == 1) return packRows(panel, b, k, bStep);
  const step: usize = bStep << 2;
  let done = 0;
  if (columns == COLUMNS && bStep == 1) {
    done = k & ~3;
    packTransposed(panel, b, done, bColumn);
    packTransposed(panel + 16, b + ((4 * bColumn) << 2), done, bColumn);
  }
  for (let j = 0; j < COLUMNS; j++) {
    let from = b + ((j * bColumn) << 2) + <usize>done * step;
    for (let t = done; t < k; t++) {
      store<f32>(panel + ((t * COLUMNS + j) << 2), j < columns ? load<f32>(from) : 0);
      from += step;
    }
  }
}

function packRows(panel: usize, b: usize, k: i32, bStep: i32): void {
  for (let t = 0; t < k; t++) {
    v128.store(panel, v128.load(b));
    v128.store(panel, v128.load(b, 16), 16);
    panel += 32;
    b += bStep << 2;
  }
}

/** Four columns that lie one after the other in memory, four steps at a time: 4 × 4 transposes. */
export function packTransposed(panel: usize, b: usize, k: i32, bColumn: i32): void {
  const column: usize = bColumn << 2;
  for (let t = 0; t < k; t += 4) {
    const r0 = v128.load(b);
    const r1 = v128.load(b + column);
    const r2 = v128.load(b + 2 * column);
    const r3 = v128.load(b + 3 * column);
    const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
    const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
    const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
    const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
    v128.store(panel, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
    v128.store(panel, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7), 32);
    v128.store(panel, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5), 64);
    v128.store(panel, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7), 96);
    panel += 128;
    b += 16;
  }
}
