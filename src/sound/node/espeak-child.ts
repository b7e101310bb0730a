import { createInterface } from 'node:readline';

type Event = { type: string; id?: string | number; audio_position: number; text_position: number };
type Worker = {
  set_voice(name: string, language: null, variant: null): number;
  set_rate(value: number): void;
  set_pitch(value: number): void;
  set_range(value: number): void;
  get_samplerate(): number;
  synthesize(text: string, done: (samples: Int16Array, events: Event[]) => boolean): void;
};

const name = '@echogarden/espeak-ng-emscripten';
type Engine = { eSpeakNGWorker: new () => Worker; HEAPU8: Uint8Array };
const { default: load } = (await import(name)) as { default: () => Promise<Engine> };
const engine = await load();
const worker = new engine.eSpeakNGWorker();
// The engine's bindings write texts into a buffer that grows with them and that only they know of: it must be large before the memory is copied,
// or what is reset would be handed out twice and the end of a text overwritten.
const longestText = 100_000;
for (let time = 0; time < 2; time++) worker.set_voice(' '.repeat(longestText), null, null);
const fresh = engine.HEAPU8.slice();

/** eSpeak carries random numbers and the phase of its waves from one text into the next; a line must not depend on those said before it. */
function forget(): void {
  engine.HEAPU8.set(fresh);
  engine.HEAPU8.fill(0, fresh.length);
}

function answer(request: { voice: string; rate: number; pitch: number; range: number; text: string }): object {
  forget();
  if (worker.set_voice(request.voice, null, null) !== 0) return { error: `no voice "${request.voice}"` };
  worker.set_rate(request.rate);
  worker.set_pitch(request.pitch);
  worker.set_range(request.range);
  const parts: Int16Array[] = [];
  const events: object[] = [];
  worker.synthesize(request.text, (samples, batch) => {
    parts.push(samples);
    for (const event of batch) {
      events.push({
        type: event.type,
        id: String(event.id ?? ''),
        time: event.audio_position,
        position: event.text_position,
      });
    }
    return false;
  });
  const samples = Buffer.concat(parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)));
  return { rate: worker.get_samplerate(), samples: samples.toString('base64'), events };
}

process.stdout.write('{"ready":true}\n');
createInterface({ input: process.stdin })
  .on('line', (line) => process.stdout.write(`${JSON.stringify(answer(JSON.parse(line)))}\n`))
  .on('close', () => process.exit(0));
