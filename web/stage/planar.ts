/**
 * RGB to planar 4:2:0 in a shader. Coefficients: Rec. ITU-R BT.709-6, 8-bit limited range. Chroma is sited at the left, as
 * H.264 assumes by default (Rec. ITU-T H.264 annex E, chroma_sample_loc_type 0): a 1-2-1 filter across, the mean of two rows down.
 */

const vertex = `#version 300 es
void main() {
  vec2 corner = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2);
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}`;

const fragment = `#version 300 es
precision highp float;
precision highp int;
uniform sampler2D picture;
uniform ivec2 size;
uniform int firstRow;
out vec4 bytes;

float luma(ivec2 at) {
  return dot(texelFetch(picture, ivec2(at.x, size.y - 1 - at.y), 0).rgb, vec3(0.2126, 0.7152, 0.0722));
}
float lumaByte(ivec2 at) { return (16.0 + 219.0 * luma(at)) / 255.0; }

#ifdef LUMA
void main() {
  ivec2 at = ivec2(int(gl_FragCoord.x) * 4, int(gl_FragCoord.y));
  bytes = vec4(lumaByte(at), lumaByte(at + ivec2(1, 0)), lumaByte(at + ivec2(2, 0)), lumaByte(at + ivec2(3, 0)));
}
#else
float chromaByte(vec2 at, vec3 weights) {
  vec2 texel = 1.0 / vec2(size);
  vec2 place = vec2(at.x, float(size.y) - at.y) * texel;
  vec3 colour = 0.5 * (textureLod(picture, place, 0.0).rgb + textureLod(picture, place + vec2(texel.x, 0.0), 0.0).rgb);
  return (128.0 + 224.0 * dot(colour, weights)) / 255.0;
}
const vec3 blue = vec3(-0.2126, -0.7152, 0.9278) / 1.8556;
const vec3 red = vec3(0.7874, -0.7152, -0.0722) / 1.5748;
void main() {
  int columns = size.x / 2;
  int plane = columns * (size.y / 2);
  int first = (int(gl_FragCoord.y) - firstRow) * size.x + int(gl_FragCoord.x) * 4;
  vec3 weights = first < plane ? blue : red;
  int index = first < plane ? first : first - plane;
  vec2 at = vec2(index % columns, index / columns) * 2.0 + vec2(0.0, 1.0);
  bytes = vec4(
    chromaByte(at, weights), chromaByte(at + vec2(2.0, 0.0), weights),
    chromaByte(at + vec2(4.0, 0.0), weights), chromaByte(at + vec2(6.0, 0.0), weights));
}
#endif`;

/** Draws planar pictures into a packed RGBA8 framebuffer: `width / 4` by `height * 1.5` texels are one yuv420p frame. */
export type PlanarPass = {
  readonly framebuffer: WebGLFramebuffer;
  readonly columns: number;
  readonly rows: number;
  /** Converts the picture in `texture`; leaves `framebuffer` bound and GL state changed. */
  run(texture: WebGLTexture): void;
  dispose(): void;
};

/** True where the shader can pack this size: a texel's four bytes must lie in one row of one plane. */
export function fitsPlanarPass(width: number, height: number): boolean {
  return width % 8 === 0 && height % 2 === 0;
}

/** Prepares the conversion of pictures of `width` (a multiple of 8) by `height` (even) pixels. */
export function createPlanarPass(gl: WebGL2RenderingContext, width: number, height: number): PlanarPass {
  const columns = width / 4;
  const rows = height * 1.5;
  const luma = compile(gl, 'LUMA', width, height);
  const chroma = compile(gl, 'CHROMA', width, height);
  const { framebuffer, texture: packed } = createPicture(gl, columns, rows);
  const sampler = gl.createSampler();
  gl.samplerParameteri(sampler, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
  gl.samplerParameteri(sampler, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
  gl.samplerParameteri(sampler, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.samplerParameteri(sampler, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  const array = gl.createVertexArray();
  return {
    framebuffer,
    columns,
    rows,
    run(texture) {
      gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
      gl.bindVertexArray(array);
      gl.activeTexture(gl.TEXTURE0);
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.bindSampler(0, sampler);
      gl.viewport(0, 0, columns, height);
      gl.useProgram(luma);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
      gl.viewport(0, height, columns, height / 2);
      gl.useProgram(chroma);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
      gl.bindSampler(0, null);
    },
    dispose() {
      gl.deleteProgram(luma);
      gl.deleteProgram(chroma);
      gl.deleteSampler(sampler);
      gl.deleteVertexArray(array);
      gl.deleteFramebuffer(framebuffer);
      gl.deleteTexture(packed);
    },
  };
}

/** A plain RGBA8 texture to draw or copy into. */
export function createPicture(gl: WebGL2RenderingContext, width: number, height: number) {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, width, height);
  const framebuffer = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  return { framebuffer, texture };
}

function compile(gl: WebGL2RenderingContext, plane: 'LUMA' | 'CHROMA', width: number, height: number): WebGLProgram {
  const program = gl.createProgram();
  const sources = [vertex, fragment.replace('\n', `\n#define ${plane}\n`)];
  for (const [index, source] of sources.entries()) {
    const shader = gl.createShader(index === 0 ? gl.VERTEX_SHADER : gl.FRAGMENT_SHADER)!;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS))
    throw new Error(`4:2:0 shader: ${gl.getProgramInfoLog(program)}`);
  gl.useProgram(program);
  gl.uniform2i(gl.getUniformLocation(program, 'size'), width, height);
  gl.uniform1i(gl.getUniformLocation(program, 'firstRow'), height);
  return program;
}

const unit = 1 << 16;
const fixed = (value: number) => Math.round(value * unit);
const lumaScale = 219 / 255;
const lumaWeights = {
  red: fixed(0.2126 * lumaScale),
  green: fixed(0.7152 * lumaScale),
  blue: fixed(0.0722 * lumaScale),
};
const lumaOffset = fixed(16.5);
/** A chroma sample is the sum of eight pixels' worth. */
const chromaScale = 224 / 255 / 8;
const blueScale = chromaScale / 1.8556;
const redScale = chromaScale / 1.5748;
const blueWeights = {
  red: fixed(-0.2126 * blueScale),
  green: fixed(-0.7152 * blueScale),
  blue: fixed(0.9278 * blueScale),
};
const redWeights = { red: fixed(0.7874 * redScale), green: fixed(-0.7152 * redScale), blue: fixed(-0.0722 * redScale) };
const chromaOffset = fixed(128.5);

/**
 * The same conversion outside the shader, in 16-bit fixed point: quicker than the shader on software GL, where each picture
 * costs processor time either way, and free of its limits on width. `rgba` has its rows from the bottom, as GL reads them, and
 * starts at a multiple of 4; `planar` takes width * height * 1.5 bytes. Width and height are even.
 */
export function convertToPlanar(rgba: Uint8Array, planar: Uint8Array, width: number, height: number): void {
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
  for (let row = 0; row < height; row += 2) convertRows(pixels, planar, row, width, height);
}

/** Two picture rows to two rows of luma and one of each chroma. A pixel is 0xAABBGGRR, as little-endian machines read RGBA. */
function convertRows(pixels: Uint32Array, planar: Uint8Array, row: number, width: number, height: number): void {
  const { red: lr, green: lg, blue: lb } = lumaWeights;
  const { red: br, green: bg, blue: bb } = blueWeights;
  const { red: rr, green: rg, blue: rb } = redWeights;
  let upper = (height - 1 - row) * width;
  let lower = upper - width;
  let luma = row * width;
  let chroma = width * height + (row * width) / 4;
  const plane = (width * height) / 4;
  const edge = pixels[upper]!;
  const edgeBelow = pixels[lower]!;
  let redBefore = (edge & 255) + (edgeBelow & 255);
  let greenBefore = ((edge >> 8) & 255) + ((edgeBelow >> 8) & 255);
  let blueBefore = ((edge >> 16) & 255) + ((edgeBelow >> 16) & 255);
  for (const end = luma + width; luma < end; luma += 2, upper += 2, lower += 2, chroma++) {
    const a = pixels[upper]!;
    const b = pixels[upper + 1]!;
    const c = pixels[lower]!;
    const d = pixels[lower + 1]!;
    planar[luma] = ((a & 255) * lr + ((a >> 8) & 255) * lg + ((a >> 16) & 255) * lb + lumaOffset) >> 16;
    planar[luma + 1] = ((b & 255) * lr + ((b >> 8) & 255) * lg + ((b >> 16) & 255) * lb + lumaOffset) >> 16;
    planar[luma + width] = ((c & 255) * lr + ((c >> 8) & 255) * lg + ((c >> 16) & 255) * lb + lumaOffset) >> 16;
    planar[luma + width + 1] = ((d & 255) * lr + ((d >> 8) & 255) * lg + ((d >> 16) & 255) * lb + lumaOffset) >> 16;
    const redAfter = (b & 255) + (d & 255);
    const greenAfter = ((b >> 8) & 255) + ((d >> 8) & 255);
    const blueAfter = ((b >> 16) & 255) + ((d >> 16) & 255);
    const red = redBefore + redAfter + 2 * ((a & 255) + (c & 255));
    const green = greenBefore + greenAfter + 2 * (((a >> 8) & 255) + ((c >> 8) & 255));
    const blue = blueBefore + blueAfter + 2 * (((a >> 16) & 255) + ((c >> 16) & 255));
    planar[chroma] = (red * br + green * bg + blue * bb + chromaOffset) >> 16;
    planar[chroma + plane] = (red * rr + green * rg + blue * rb + chromaOffset) >> 16;
    redBefore = redAfter;
    greenBefore = greenAfter;
    blueBefore = blueAfter;
  }
}
