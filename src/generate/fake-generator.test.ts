import { expect, test } from 'vitest';
import type { Performance, Staging } from '../film/index.ts';
import { memoryLedger, testGenerator } from './conformance.ts';
import { createFakeGenerator, createFakeService, makeTake } from './index.ts';

const request = {
  staging: { duration: 705_600_000 * 3, set: { builder: 'hills' }, hour: 'noon', weather: 'clear' } as Staging,
  performance: {} as Performance,
  width: 1280,
  height: 720,
  rate: { numerator: 24, denominator: 1 },
  quality: 'draft' as const,
  seed: 1,
};

async function open(options = {}) {
  const service = createFakeService(options);
  const generator = createFakeGenerator({ service, render: async () => ({ file: '/tmp/none.mp4', frames: 72 }) });
  return { generator, request, scratch: '/tmp', starts: () => service.jobs.length };
}

testGenerator({ name: 'fake', open });
testGenerator({ name: 'fake that does not confirm cancelling', open: () => open({ confirmsCancel: false }) });

test('an unconfirmed cancel is collected by the next run and paid for once', async () => {
  const { generator, scratch, starts } = await open({ confirmsCancel: false });
  const ledger = memoryLedger();
  const aborted = AbortSignal.abort();
  const wait = async () => {};
  await expect(
    makeTake({ generator, request, key: 'k', ledger, context: { scratch, signal: aborted }, wait }),
  ).rejects.toThrow(/not confirmed/);
  const take = await makeTake({
    generator,
    request,
    key: 'k',
    ledger,
    context: { scratch, signal: new AbortController().signal },
    wait,
  });
  expect(take.cost).toEqual({ amount: 0.3, currency: 'EUR' });
  expect(starts()).toBe(1);
});
