import type { Readable, Writable } from 'node:stream';

/** One message between a session and its worker: a small JSON header and, for frames and sound, bytes. */
export type Message = { header: Record<string, unknown> & { kind: string }; payload?: Buffer };

const prefixLength = 8;
const maximumHeader = 1 << 24;
const maximumPayload = 1 << 29;

/** Writes one message; resolves when its bytes have left this process, so that the payload may be used again. */
export function writeMessage(stream: Writable, header: Message['header'], payload?: Uint8Array): Promise<void> {
  const text = Buffer.from(JSON.stringify(header));
  const head = Buffer.allocUnsafe(prefixLength + text.length);
  head.writeUInt32LE(text.length, 0);
  head.writeUInt32LE(payload?.length ?? 0, 4);
  text.copy(head, prefixLength);
  return new Promise((resolve, reject) => {
    const settle = (error?: Error | null) => (error ? reject(error) : resolve());
    stream.cork();
    stream.write(head, payload ? undefined : settle);
    if (payload) stream.write(payload, settle);
    stream.uncork();
  });
}

/** Messages of a stream, read ahead by at most two so that reading overlaps with work. `next` gives `undefined` at its end. */
export type MessageReader = { next(): Promise<Message | undefined> };

/** Reads messages from `stream`. `ended` is called once when it ends or breaks, even while nobody waits for a message. */
export function readMessages(stream: Readable, ended: () => void = () => {}): MessageReader {
  const queue: Message[] = [];
  const waiting: ((message: Message | undefined) => void)[] = [];
  let over = false;
  const deliver = (message: Message) => {
    const waiter = waiting.shift();
    if (waiter) waiter(message);
    else queue.push(message);
    if (queue.length >= 2) stream.pause();
  };
  const finish = () => {
    if (over) return;
    over = true;
    ended();
    for (const waiter of waiting.splice(0)) waiter(undefined);
  };
  const assemble = assembler(deliver);
  stream.on('data', (chunk: Buffer) => {
    try {
      assemble(chunk);
    } catch {
      stream.destroy();
      finish();
    }
  });
  stream.on('end', finish);
  stream.on('close', finish);
  stream.on('error', finish);
  return {
    next() {
      const message = queue.shift();
      if (queue.length < 2 && stream.isPaused()) stream.resume();
      if (message || over) return Promise.resolve(message);
      return new Promise((resolve) => waiting.push(resolve));
    },
  };
}

/** Joins chunks of any size into messages; each part is copied once, into the buffer that it is delivered in. */
function assembler(deliver: (message: Message) => void): (chunk: Buffer) => void {
  let target = Buffer.allocUnsafe(prefixLength);
  let filled = 0;
  let stage: 'prefix' | 'header' | 'payload' = 'prefix';
  let payloadLength = 0;
  let header: Message['header'] = { kind: '' };
  const begin = (next: typeof stage, length: number) => {
    stage = next;
    target = Buffer.allocUnsafeSlow(length);
    filled = 0;
  };
  const complete = () => {
    if (stage === 'prefix') {
      payloadLength = target.readUInt32LE(4);
      const headerLength = target.readUInt32LE(0);
      if (headerLength === 0 || headerLength > maximumHeader || payloadLength > maximumPayload)
        throw new Error('broken message');
      return begin('header', headerLength);
    }
    if (stage === 'header') {
      header = JSON.parse(target.toString('utf8'));
      if (payloadLength > 0) return begin('payload', payloadLength);
      deliver({ header });
    } else {
      deliver({ header, payload: target });
    }
    begin('prefix', prefixLength);
  };
  return (chunk) => {
    let offset = 0;
    while (offset < chunk.length) {
      const count = Math.min(target.length - filled, chunk.length - offset);
      chunk.copy(target, filled, offset, offset + count);
      filled += count;
      offset += count;
      if (filled === target.length) complete();
    }
  };
}
