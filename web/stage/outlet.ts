import { type Answer, frameFileStart } from '../../src/stage/node/protocol.ts';
import type { OpenFile, WritePicture, Written } from './frame-writer.ts';

/** The way pictures leave the page. `send` resolves when the bytes may be written over; it answers memory to go on with. */
export type Outlet = { send(bytes: Uint8Array<ArrayBuffer>, place: number): Promise<Uint8Array<ArrayBuffer>> };

/** Pictures as binary messages: works everywhere, slowly. */
export function createSocketOutlet(socket: WebSocket): Outlet {
  return {
    async send(bytes) {
      socket.send(bytes);
      return bytes;
    },
  };
}

/**
 * Pictures through a file that Node reads, each followed by a small message; `undefined` where the browser gives no such file.
 * `mark` at the file's start lets Node find it.
 */
export async function createFileOutlet(socket: WebSocket, mark: string): Promise<Outlet | undefined> {
  const worker = new Worker(new URL('frame-writer.js', location.href), { type: 'module' });
  const ask = (message: OpenFile | WritePicture, memory: Transferable[] = []) =>
    new Promise<Written>((resolve, reject) => {
      worker.onmessage = (event: MessageEvent<Written>) => resolve(event.data);
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage(message, memory);
    });
  const opened = await ask({ name: 'frames', mark }).catch((error) => ({ failed: String(error) }));
  if (opened.failed) {
    worker.terminate();
    return undefined;
  }
  return {
    async send(bytes, place) {
      const length = bytes.length;
      const at = frameFileStart + place * length;
      const written = await ask({ bytes, at }, [bytes.buffer]);
      if (written.failed || !written.bytes) throw new Error(written.failed ?? 'The frame file was not written.');
      socket.send(JSON.stringify({ answer: 'picture', at, length } satisfies Answer));
      return written.bytes;
    },
  };
}
