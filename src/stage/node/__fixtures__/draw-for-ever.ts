import { openStage, provingShot } from '../index.ts';

const session = await openStage({ backend: 'swiftshader', quality: 'draft', page: 'proving' });
const staging = { balls: 12, material: 'toon', shadow: 0, instanced: true, samples: 0, passes: 1 } as const;
await session.render({ ...provingShot(staging, 100_000), width: 320, height: 180 }, (_bytes, _repeat, frame) => {
  if (frame === 2) process.stdout.write('drawing\n');
});
