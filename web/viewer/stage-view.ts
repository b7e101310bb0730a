import type { ViewerShot } from '../../src/server/index.ts';
import { createStageRenderer, type Pass, type Quality, type StageRenderer } from '../../src/stage/browser/index.ts';
import heights from './data/picture-heights.json' with { type: 'json' };
import { label } from './labels.ts';
import { type Performances, stagingKey } from './performances.ts';

/** The picture: it always draws the frame that was asked for last. */
export type StageView = {
  /** `atOnce` where this is called for an animation frame; else drawing waits for the next one. */
  show(shot: ViewerShot, frame: number, atOnce: boolean): void;
  /** Draws at another quality or for another picture shape (width over height). */
  prepare(quality: Quality, aspect: number): void;
  choosePass(pass: Pass): void;
};

/** Tells what stands in the way of the picture, or nothing. */
export type Notice = (text: string | undefined) => void;

type Wanted = { shot: ViewerShot; frame: number };
type Canvas = { element: HTMLCanvasElement; stage: StageRenderer; loaded?: string; unfinished?: WebGLSync };

const patience = 250;

/** A picture inside `place`. Loading a shot leaves the picture before it in place. */
export function createStageView(place: HTMLElement, performances: Performances, notice: Notice): StageView {
  let canvas: Canvas | undefined;
  let settings: { quality: Quality; aspect: number } = { quality: 'draft', aspect: 16 / 9 };
  let wanted: Wanted | undefined;
  let pass: Pass = 'beauty';
  let loading = false;
  let drawing = 0;
  const retired: StageRenderer[] = [];
  const failed = new Map<string, string>();

  function createCanvas(): Canvas {
    const element = document.createElement('canvas');
    const height = heights[settings.quality];
    const width = Math.round((height * settings.aspect) / 2) * 2;
    element.width = width;
    element.height = height;
    const stage = createStageRenderer({ canvas: element, width, height, quality: settings.quality, output: 'canvas' });
    element.addEventListener('webglcontextlost', () => {
      if (canvas?.element === element) notice(label('lostGraphics'));
    });
    return { element, stage };
  }

  /** The picture that is seen stays until there is a new one. */
  function retire(): void {
    if (canvas) retired.push(canvas.stage);
    canvas = undefined;
  }

  function replace(element: HTMLCanvasElement): void {
    place.replaceChildren(element);
    for (const stage of retired.splice(0)) stage.dispose();
  }

  function update(): void {
    drawing = 0;
    if (!wanted || loading) return;
    if (canvas && isBusy(canvas)) {
      schedule();
      return;
    }
    const key = stagingKey(wanted.shot.staging);
    const reason = failed.get(key);
    if (reason !== undefined) notice(reason);
    else if (canvas?.loaded === key) draw(canvas, wanted);
    else void load(wanted.shot, key);
  }

  function draw(canvas: Canvas, { shot, frame }: Wanted): void {
    const { element, stage } = canvas;
    try {
      stage.draw(frame, pass);
      mark(canvas);
    } catch (error) {
      failed.set(stagingKey(shot.staging), explain(shot, error));
      schedule();
      return;
    }
    if (element.parentElement !== place) replace(element);
    place.dataset.state = 'drawn';
    notice(undefined);
  }

  async function load(shot: ViewerShot, key: string): Promise<void> {
    loading = true;
    const late = setTimeout(() => notice(label('staging', { slate: shot.slate })), patience);
    try {
      const performance = await performances.of(shot.staging);
      canvas ??= createCanvas();
      const current = canvas;
      current.loaded = undefined;
      await current.stage.load(shot.staging, performance);
      current.loaded = key;
    } catch (error) {
      failed.set(key, explain(shot, error));
    } finally {
      clearTimeout(late);
      loading = false;
      schedule();
    }
  }

  function explain({ slate }: ViewerShot, error: unknown): string {
    const message = error instanceof Error ? error.message : String(error);
    return label(canvas || hasGraphics() ? 'unstageable' : 'noGraphics', { slate, message });
  }

  function schedule(): void {
    place.dataset.state = 'waiting';
    if (drawing === 0) drawing = requestAnimationFrame(update);
  }

  return {
    show(shot, frame, atOnce) {
      wanted = { shot, frame };
      schedule();
      if (!atOnce) return;
      cancelAnimationFrame(drawing);
      update();
    },
    prepare(quality, aspect) {
      if (canvas && quality === settings.quality && aspect === settings.aspect) return;
      settings = { quality, aspect };
      failed.clear();
      retire();
      schedule();
    },
    choosePass(next) {
      pass = next;
      schedule();
    },
  };
}

/** Notes where the GPU's work for a picture ends. */
function mark(canvas: Canvas): void {
  const gl = canvas.stage.renderer.getContext() as WebGL2RenderingContext;
  canvas.unfinished = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0) ?? undefined;
  gl.flush();
}

/** Whether the last picture is still being drawn: frames that come meanwhile are dropped, or they would queue and lag. */
function isBusy(canvas: Canvas): boolean {
  if (!canvas.unfinished) return false;
  const gl = canvas.stage.renderer.getContext() as WebGL2RenderingContext;
  if (gl.clientWaitSync(canvas.unfinished, 0, 0) === gl.TIMEOUT_EXPIRED) return true;
  gl.deleteSync(canvas.unfinished);
  canvas.unfinished = undefined;
  return false;
}

function hasGraphics(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null;
}

/** The quality that this machine draws fluently: draft where there is no GPU. */
export function usualQuality(): Quality {
  const context = document.createElement('canvas').getContext('webgl2');
  const names = context?.getExtension('WEBGL_debug_renderer_info');
  const renderer = String((context && names && context.getParameter(names.UNMASKED_RENDERER_WEBGL)) ?? '');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(renderer) ? 'draft' : 'standard';
}
