/** A picture laid over frames: planes of 4:2:0 video and how opaque each sample is (0 to 1), cut to where it is not clear. */
export type OverlayPicture = { left: number; top: number; luma: OverlayPlane; blue: OverlayPlane; red: OverlayPlane };
type OverlayPlane = { width: number; height: number; samples: Float32Array; opacity: Float32Array };

const blackLuma = 16;
const greyChroma = 128;

/**
 * Fades a 4:2:0 limited-range frame towards black, in place. `level` 1 leaves it, 0 makes it black; linear in coded values,
 * as editing programs do.
 */
export function fadeFrame(frame: Uint8Array, lumaSamples: number, level: number): void {
  if (level >= 1) return;
  const luma = Uint8Array.from({ length: 256 }, (_, value) => Math.round(blackLuma + (value - blackLuma) * level));
  const chroma = Uint8Array.from({ length: 256 }, (_, value) => Math.round(greyChroma + (value - greyChroma) * level));
  for (let index = 0; index < lumaSamples; index += 1) frame[index] = luma[frame[index]!]!;
  for (let index = lumaSamples; index < frame.length; index += 1) frame[index] = chroma[frame[index]!]!;
}

/** Mixes `other` into `frame`, in place: `share` 0 leaves it, 1 makes it `other`. */
export function mixFrame(frame: Uint8Array, other: Uint8Array, share: number): void {
  const weight = Math.round(share * 256);
  for (let index = 0; index < frame.length; index += 1)
    frame[index] = (frame[index]! * (256 - weight) + other[index]! * weight + 128) >> 8;
}

/**
 * Makes an overlay from straight-alpha RGBA (sRGB) of the size of the frames, or smaller and placed at `left`, `top` (even).
 * BT.709, limited range; colour is averaged over 2 by 2 by opacity, so that clear pixels do not bleed into edges.
 */
export function overlayPicture(
  rgba: Uint8Array,
  width: number,
  height: number,
  left: number,
  top: number,
): OverlayPicture {
  const box = opaqueBox(rgba, width, height);
  const luma = plane(box.width, box.height);
  const blue = plane(box.width / 2, box.height / 2);
  const red = plane(box.width / 2, box.height / 2);
  for (let y = 0; y < box.height; y += 1) {
    for (let x = 0; x < box.width; x += 1) {
      const inside = box.left + x < width && box.top + y < height;
      const pixel = ((box.top + y) * width + box.left + x) * 4;
      const opacity = inside ? rgba[pixel + 3]! / 255 : 0;
      const [r, g, b] = inside ? [rgba[pixel]! / 255, rgba[pixel + 1]! / 255, rgba[pixel + 2]! / 255] : [0, 0, 0];
      const brightness = 0.2126 * r + 0.7152 * g + 0.0722 * b;
      luma.samples[y * box.width + x] = blackLuma + 219 * brightness;
      luma.opacity[y * box.width + x] = opacity;
      const half = (y >> 1) * blue.width + (x >> 1);
      blue.opacity[half]! += opacity / 4;
      red.opacity[half]! += opacity / 4;
      blue.samples[half]! += (opacity * 224 * (b - brightness)) / 1.8556;
      red.samples[half]! += (opacity * 224 * (r - brightness)) / 1.5748;
    }
  }
  for (const chroma of [blue, red])
    for (let index = 0; index < chroma.samples.length; index += 1) {
      const weight = chroma.opacity[index]! * 4;
      chroma.samples[index] = greyChroma + (weight > 0 ? chroma.samples[index]! / weight : 0);
    }
  return { left: left + box.left, top: top + box.top, luma, blue, red };
}

function plane(width: number, height: number): OverlayPlane {
  return { width, height, samples: new Float32Array(width * height), opacity: new Float32Array(width * height) };
}

/** The smallest box with even edges around everything that is not clear. */
function opaqueBox(rgba: Uint8Array, width: number, height: number) {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      if (rgba[(y * width + x) * 4 + 3] === 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
    }
  if (right === 0) return { left: 0, top: 0, width: 0, height: 0 };
  left &= ~1;
  top &= ~1;
  return { left, top, width: (right - left + 1) & ~1, height: (bottom - top + 1) & ~1 };
}

/** Lays a picture over a 4:2:0 frame, in place, at `level` (0 to 1) of its opacity. What lies outside the frame is cut off. */
export function overlayFrame(
  frame: Uint8Array,
  width: number,
  height: number,
  picture: OverlayPicture,
  level: number,
): void {
  if (level <= 0) return;
  const lumaSamples = width * height;
  const quarter = lumaSamples / 4;
  blendPlane(frame, 0, width, height, picture.luma, picture.left, picture.top, level);
  blendPlane(frame, lumaSamples, width / 2, height / 2, picture.blue, picture.left / 2, picture.top / 2, level);
  blendPlane(
    frame,
    lumaSamples + quarter,
    width / 2,
    height / 2,
    picture.red,
    picture.left / 2,
    picture.top / 2,
    level,
  );
}

function blendPlane(
  frame: Uint8Array,
  offset: number,
  width: number,
  height: number,
  over: OverlayPlane,
  left: number,
  top: number,
  level: number,
): void {
  const firstColumn = Math.max(0, -left);
  const lastColumn = Math.min(over.width, width - left);
  const lastRow = Math.min(over.height, height - top);
  for (let y = Math.max(0, -top); y < lastRow; y += 1) {
    const row = offset + (top + y) * width + left;
    for (let x = firstColumn; x < lastColumn; x += 1) {
      const opacity = over.opacity[y * over.width + x]! * level;
      if (opacity === 0) continue;
      const under = frame[row + x]!;
      frame[row + x] = Math.round(under + (over.samples[y * over.width + x]! - under) * opacity);
    }
  }
}
