// Starts encoding, tells its worker's file and waits to be killed.
import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { openEncoder, openMedia } from '../index.ts';

const path = process.argv[2]!;
const media = await openMedia();
const encoder = await openEncoder(media, { path, width: 320, height: 180, rate: { numerator: 24, denominator: 1 }, pixelFormat: 'yuv420p' });
for (let index = 0; index < 30; index += 1) await encoder.write(Buffer.alloc((320 * 180 * 3) / 2, index));
while (!readdirSync(dirname(path)).some((name) => name.endsWith('.part'))) await new Promise((resolve) => setTimeout(resolve, 20));
console.log('writing');
setInterval(() => {}, 1000);
