import { SRGBColorSpace } from 'three';
import {
  type Conversion,
  type PixelFormat,
  pictureHeaderLength,
  pictureLength,
} from '../../src/stage/node/protocol.ts';
import type { StageRenderer } from './contract.ts';
import { convertToPlanar, createPicture, createPlanarPass, fitsPlanarPass } from './planar.ts';

/** A picture on its way out of the GPU. */
export type Pending = {
  /** True once GL has finished the picture. */
  finished(): boolean;
  /** Writes the pixels into `memory`, after its first `pictureHeaderLength` bytes. */
  collect(memory: Uint8Array<ArrayBuffer>): void;
};

/** Reads finished pictures of one size and format without making the GPU wait. */
export type Readback = { begin(slot: number): Pending; dispose(): void };

type Source = { framebuffer: WebGLFramebuffer | null; columns: number; rows: number };

/**
 * Prepares `slots` pixel-pack buffers. `begin(slot)` queues the conversion and the read of what the stage has just drawn; a slot
 * is free again when its picture has been collected and sent.
 */
export function createReadback(
  stage: StageRenderer,
  width: number,
  height: number,
  format: PixelFormat,
  conversion: Conversion,
  slots: number,
): Readback {
  const gl = stage.renderer.getContext() as WebGL2RenderingContext;
  stage.renderer.resetState();
  const inShader = format === 'yuv420p' && conversion === 'shader' && fitsPlanarPass(width, height);
  const planar = inShader ? createPlanarPass(gl, width, height) : undefined;
  const canvasCopy = inShader && !stage.target ? createPicture(gl, width, height) : undefined;
  const readLength = inShader ? pictureLength(width, height, 'yuv420p') : pictureLength(width, height, 'rgba');
  const buffers = Array.from({ length: slots }, () =>
    format === 'none' ? undefined : createPackBuffer(gl, readLength),
  );
  const scratch = inShader || format === 'none' ? undefined : new Uint8Array(readLength);
  stage.renderer.resetState();

  function source(): Source {
    if (!planar) return { framebuffer: targetFramebuffer(stage), columns: width, rows: height };
    if (canvasCopy) {
      gl.bindFramebuffer(gl.READ_FRAMEBUFFER, null);
      gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, canvasCopy.framebuffer);
      gl.blitFramebuffer(0, 0, width, height, 0, 0, width, height, gl.COLOR_BUFFER_BIT, gl.NEAREST);
    }
    planar.run(canvasCopy ? canvasCopy.texture : targetTexture(stage));
    return planar;
  }

  return {
    begin(slot) {
      const buffer = buffers[slot];
      if (buffer) {
        stage.renderer.setRenderTarget(null);
        stage.renderer.resetState();
        const { framebuffer, columns, rows } = source();
        gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
        gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
        gl.readPixels(0, 0, columns, rows, gl.RGBA, gl.UNSIGNED_BYTE, 0);
        gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
        stage.renderer.resetState();
      }
      const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0)!;
      gl.flush();
      return {
        finished: () => gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.SIGNALED || gl.isContextLost(),
        collect(memory) {
          gl.deleteSync(fence);
          if (!buffer) return;
          gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
          if (scratch) gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, 0, scratch);
          else gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, 0, memory, pictureHeaderLength, readLength);
          gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
          if (scratch) convert(scratch, memory.subarray(pictureHeaderLength), width, height, format);
        },
      };
    },
    dispose() {
      planar?.dispose();
      if (canvasCopy) {
        gl.deleteFramebuffer(canvasCopy.framebuffer);
        gl.deleteTexture(canvasCopy.texture);
      }
      for (const buffer of buffers) if (buffer) gl.deleteBuffer(buffer);
      stage.renderer.resetState();
    },
  };
}

function createPackBuffer(gl: WebGL2RenderingContext, length: number): WebGLBuffer {
  const buffer = gl.createBuffer();
  gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
  gl.bufferData(gl.PIXEL_PACK_BUFFER, length, gl.STREAM_READ);
  gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
  return buffer;
}

function convert(rgba: Uint8Array, picture: Uint8Array, width: number, height: number, format: PixelFormat): void {
  if (format === 'yuv420p') {
    convertToPlanar(rgba, picture, width, height);
    return;
  }
  const stride = width * 4;
  for (let row = 0; row < height; row++) {
    picture.set(rgba.subarray((height - 1 - row) * stride, (height - row) * stride), row * stride);
  }
}

function targetTexture(stage: StageRenderer): WebGLTexture {
  const target = stage.target!;
  if (target.texture.colorSpace === SRGBColorSpace) {
    throw new Error('The stage renderer target must hold sRGB-encoded values in a texture without a colour space.');
  }
  return property(stage, target.texture, '__webglTexture') as WebGLTexture;
}

function targetFramebuffer(stage: StageRenderer): WebGLFramebuffer | null {
  return stage.target ? (property(stage, stage.target, '__webglFramebuffer') as WebGLFramebuffer) : null;
}

/** Three.js keeps the GL objects behind its own in this map; nothing else gives raw access to them. */
function property(stage: StageRenderer, object: unknown, name: string): unknown {
  return (stage.renderer.properties.get(object) as Record<string, unknown>)[name];
}
