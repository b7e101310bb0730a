import type { SpeechAnswer, SpeechFailure } from './speech-service.ts';

/** What is sent, where, and the key that is cut out of whatever comes back. */
export type Post = { url: string; headers: Record<string, string>; body: object; key?: string };

/** Seconds after which a request is given up. */
const patience = 120;

/** Sends JSON and reads the whole response, or says why that failed. */
export async function postJson(
  { url, headers, body, key }: Post,
  signal: AbortSignal,
  seconds = patience,
): Promise<{ type: string; bytes: Uint8Array } | { failure: SpeechFailure }> {
  const limit = AbortSignal.timeout(seconds * 1000);
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.any([signal, limit]),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (response.ok) return { type: response.headers.get('content-type') ?? '', bytes };
    return { failure: refusal(response, tidy(new TextDecoder().decode(bytes), key)) };
  } catch (error) {
    if (signal.aborted) return failed('cancelled', 'The request was stopped.', true);
    if (limit.aborted) return failed('time-out', `There was no answer within ${seconds} s.`, true);
    const broken = error instanceof TypeError && error.message === 'terminated';
    if (broken) return failed('bad-reply', 'The answer broke off.', true);
    return failed('unreachable', `No server answers at ${new URL(url).host}.`, false);
  }
}

/** A failure as an answer. */
export function failed(code: SpeechFailure['code'], message: string, billed: boolean): { failure: SpeechFailure } {
  return { failure: { code, message, billed } };
}

/** A sound as an answer, or why these bytes are none: nothing, a text, or a wave file that was cut off. */
export function soundAnswer(bytes: Uint8Array): SpeechAnswer {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 12));
  if (bytes.length < 64) return failed('bad-reply', 'The answer holds no sound.', true);
  if (/^\s*[{[<]/.test(start)) return failed('bad-reply', 'The answer is a text instead of sound.', true);
  if (start.startsWith('RIFF') && start.endsWith('WAVE')) {
    const said = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + 8;
    const streamed = said < 64 || said > 0x7fff_0000;
    if (!streamed && said > bytes.length) return failed('bad-reply', 'The sound was cut off.', true);
  }
  return { sound: bytes };
}

function refusal({ status, headers }: Response, said: string): SpeechFailure {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  // What a service says of a wrong key may hold a part of it.
  const message = status === 401 ? 'status 401: the key was not accepted' : `status ${status}: ${said}`;
  return {
    code: codeOf(status, said),
    message,
    billed: false,
    ...(Number.isFinite(seconds) && seconds >= 0 && { retryAfter: seconds }),
  };
}

function codeOf(status: number, said: string): SpeechFailure['code'] {
  if (/insufficient_quota|quota_exceeded/.test(said) || status === 402) return 'no-quota';
  if (status === 401 || status === 403) return 'unauthorised';
  if (status === 429) return 'rate-limited';
  if (status === 408 || status >= 500) return 'overloaded';
  return 'bad-request';
}

function tidy(text: string, key: string | undefined): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return (key ? line.replaceAll(key, '(key)') : line).slice(0, 300);
}
