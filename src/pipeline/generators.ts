import { join } from 'node:path';
import { Problem, toFrame } from '../film/index.ts';
import { createFakeGenerator, createFakeService, type Generator } from '../generate/index.ts';
import { openEncoder } from '../media/index.ts';
import type { Services } from './services.ts';
import { createStageGenerator } from './stage-generator.ts';

const fakeService = createFakeService();

/** The generator that film.yaml names: the stage, or the fake one that rehearses a paid service with plain grey frames. */
export function openGenerator(name: string, services: Services): Generator {
  if (name === 'stage') return createStageGenerator(services);
  if (name === 'fake')
    return createFakeGenerator({
      service: fakeService,
      render: (frozen, { scratch }) => renderGrey(services, frozen as never, scratch),
    });
  throw new Problem({
    code: 'generator-unknown',
    message: `There is no generator named "${name}".`,
    where: { file: 'film.yaml', path: 'generator' },
    fix: 'Write "generator: stage", or "fake" to rehearse a paid service.',
  });
}

type GreyRequest = {
  width: number;
  height: number;
  rate: { numerator: number; denominator: number };
  duration: number;
};

async function renderGrey(
  services: Services,
  request: GreyRequest,
  scratch: string,
): Promise<{ file: string; frames: number }> {
  const { width, height, rate, duration } = request;
  const file = join(scratch, 'take.mp4');
  const encoder = await openEncoder(await services.media(), {
    path: file,
    width,
    height,
    rate,
    pixelFormat: 'yuv420p',
    quality: 'draft',
  });
  const frames = toFrame(duration, rate);
  const picture = new Uint8Array((width * height * 3) / 2).fill(128);
  for (let frame = 0; frame < frames; frame++) {
    picture.fill(90 + (frame % 60), 0, width * height);
    await encoder.write(picture);
  }
  await encoder.end();
  return { file, frames };
}
