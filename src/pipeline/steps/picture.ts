import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaptionStyle, Card } from '../../edit/index.ts';
import { drawCaption, drawCard, drawPoster } from '../../edit/node/index.ts';
import { defineStep } from '../../engine/index.ts';
import { type Caption, type Flicks, type FrameRate, type Quality, toFrame } from '../../film/index.ts';
import { concatenate, conform, measure, mux, openEncoder, still } from '../../media/index.ts';
import type { Services } from '../services.ts';

/** A card as a picture: PNG of the film's size. */
export const cardStep = defineStep<{ card: Card; width: number; height: number }, Services>({
  name: 'card',
  version: 1,
  resource: 'cpu',
  run: ({ params: { card, width, height } }) => ({ bytes: drawCard(card, width, height), mediaType: 'image/png' }),
});

export type ConformParams = {
  quality: Quality;
  fadeIn: Flicks;
  fadeOut: Flicks;
  dissolve: Flicks;
  overlay?: OverlayTimes;
  /** When the words that the script superimposes stand in it. */
  words?: OverlayTimes;
};

type OverlayTimes = { start: Flicks; end: Flicks; fade: Flicks };

/** A take as it is cut: faded, dissolved from the end of `before`, with the pictures `overlay` and `words` laid over it. */
export const conformStep = defineStep<ConformParams, Services>({
  name: 'conform',
  version: 1,
  resource: 'cpu',
  async run({ params, inputs, services, scratch }) {
    const media = await services.media();
    const file = join(scratch, 'clip.mp4');
    const { fadeIn, fadeOut, dissolve, overlay, words, quality } = params;
    const overlays = [
      ...(overlay ? [{ png: inputs.overlay!.path, ...overlay }] : []),
      ...(words ? [{ png: inputs.words!.path, ...words }] : []),
    ];
    await conform(media, {
      input: inputs.take!.path,
      path: file,
      quality,
      effects: {
        ...(fadeIn > 0 && { fadeIn }),
        ...(fadeOut > 0 && { fadeOut }),
        ...(overlays.length > 0 && { overlays }),
        ...(dissolve > 0 && { dissolveFrom: { input: inputs.before!.path, duration: dissolve } }),
      },
    });
    return { file, mediaType: 'video/mp4' };
  },
});

/** What is drawn into one clip: captions in the clip's own time, for frames of a size; `top` where a title stands below. */
export type BurnParams = {
  captions: readonly (Pick<Caption, 'start' | 'end' | 'lines'> & { top: boolean })[];
  style: CaptionStyle;
  width: number;
  height: number;
  quality: Quality;
};

/** A clip with captions drawn into its pictures. */
export const burnStep = defineStep<BurnParams, Services>({
  name: 'burn-captions',
  version: 1,
  resource: 'cpu',
  async run({ params, inputs, services, scratch }) {
    const { captions, style, width, height, quality } = params;
    const overlays = await Promise.all(
      captions.map(async ({ start, end, lines, top }, index) => {
        const { png, ...place } = drawCaption(lines, style, { width, height }, top ? 'top' : 'foot');
        const path = join(scratch, `caption${index}.png`);
        await writeFile(path, png);
        return { png: path, start, end, ...place };
      }),
    );
    const file = join(scratch, 'clip.mp4');
    await conform(await services.media(), { input: inputs.clip!.path, path: file, quality, effects: { overlays } });
    return { file, mediaType: 'video/mp4' };
  },
});

/** A card as a clip of `duration`, faded in and out, with the settings of takes. */
export const cardClipStep = defineStep<
  { duration: Flicks; rate: FrameRate; width: number; height: number; quality: Quality; fade: Flicks },
  Services
>({
  name: 'card-clip',
  version: 1,
  resource: 'cpu',
  async run({ params, inputs, services, scratch }) {
    const { duration, rate, width, height, quality, fade } = params;
    const media = await services.media();
    const plain = join(scratch, 'plain.mp4');
    const { default: sharp } = await import('sharp');
    const pixels = await sharp(inputs.card!.path).ensureAlpha().raw().toBuffer();
    const encoder = await openEncoder(media, { path: plain, width, height, rate, pixelFormat: 'rgba', quality });
    await encoder.write(pixels, toFrame(duration, rate));
    await encoder.end();
    const file = join(scratch, 'clip.mp4');
    await conform(media, { input: plain, path: file, quality, effects: { fadeIn: fade, fadeOut: fade } });
    return { file, mediaType: 'video/mp4' };
  },
});

/** One frame of a clip as JPEG, `width` pixels wide. */
export const stillStep = defineStep<{ time: Flicks; width: number }, Services>({
  name: 'still',
  version: 1,
  resource: 'cpu',
  async run({ params: { time, width }, inputs, services, scratch }) {
    const file = join(scratch, 'still.jpg');
    await still(await services.media(), { input: inputs.take!.path, time, path: file, width, format: 'jpg' });
    return { file, mediaType: 'image/jpeg' };
  },
});

/** The poster: a still with the film's title. */
export const posterStep = defineStep<{ title: string; width: number; height: number }, Services>({
  name: 'poster',
  version: 1,
  resource: 'cpu',
  async run({ params: { title, width, height }, inputs, scratch }) {
    const file = join(scratch, 'poster.jpg');
    await writeFile(file, await drawPoster(Buffer.from(await inputs.picture!.bytes()), title, width, height));
    return { file, mediaType: 'image/jpeg' };
  },
});

/** `measured`: where the loudness is measured as well, if not over the whole film alone. */
export type MasterParams = {
  clips: number;
  title: string;
  language: string;
  measured?: { start: Flicks; end: Flicks }[];
};

/** The film: clips joined without encoding them again, with the mix beside them. Fact: `measurement` of the result. */
export const masterStep = defineStep<MasterParams, Services>({
  name: 'master',
  version: 3,
  resource: 'cpu',
  async run({ params, inputs, services, scratch }) {
    const media = await services.media();
    const clips = Array.from({ length: params.clips }, (_, index) => inputs[`clip${index}`]!.path);
    const picture = join(scratch, 'picture.mp4');
    await concatenate(media, { clips, path: picture });
    const file = join(scratch, 'film.mp4');
    await mux(media, {
      video: picture,
      audio: inputs.mix!.path,
      path: file,
      metadata: { title: params.title, language: params.language },
    });
    return {
      file,
      mediaType: 'video/mp4',
      facts: { measurement: await measure(media, file, { spoken: params.measured }) },
    };
  },
});
