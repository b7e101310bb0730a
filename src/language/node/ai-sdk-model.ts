import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import {
  APICallError,
  type JSONSchema7,
  type LanguageModelV4,
  type LanguageModelV4GenerateResult,
} from '@ai-sdk/provider';
import {
  estimateTokens,
  type LanguageModel,
  type ModelAnswer,
  type ModelFailure,
  type ModelReply,
  type ModelRequest,
} from '../index.ts';
import type { ModelAddress } from './open-model.ts';

/** Parts of a request that some models do not take; it is then sent without them, or under their other name. */
const optional = ['response_format', 'temperature', 'seed', 'max_tokens'] as const;
type Refused = Set<(typeof optional)[number]>;

/** A chat model of a server that speaks OpenAI's protocol, hosted or local. */
export function openAiCompatible({ model, url, key }: ModelAddress): LanguageModel {
  const refused: Refused = new Set();
  const provider = createOpenAICompatible({
    name: 'openai-compatible',
    baseURL: url,
    ...(key && { apiKey: key }),
    supportsStructuredOutputs: true,
    transformRequestBody({ max_tokens: most, ...rest }) {
      return { ...rest, [refused.has('max_tokens') ? 'max_completion_tokens' : 'max_tokens']: most };
    },
  });
  return fromAiSdk(`openai-compatible:${model}@${new URL(url).host}`, provider.chatModel(model), { key, refused });
}

/**
 * Any language model of the AI SDK. What a model says it does not take (`response_format`, `temperature` ...) is left out from
 * then on, and the reply's notes say so. `key` is cut out of whatever a service says.
 */
export function fromAiSdk(
  name: string,
  model: LanguageModelV4,
  { key, refused = new Set() }: { key?: string; refused?: Refused } = {},
): LanguageModel {
  const ask = async (request: ModelRequest, signal: AbortSignal): Promise<ModelAnswer> => {
    try {
      const result = await generate(model, request, refused, signal);
      return {
        reply: replyOf(
          result,
          request,
          [...refused].map((part) => `${part}-not-taken`),
        ),
      };
    } catch (error) {
      if (signal.aborted) return { failure: { code: 'cancelled', message: 'The request was stopped.' } };
      const part = refusedPart(error);
      if (!part || refused.has(part)) return { failure: failureOf(error, key) };
      refused.add(part);
      return ask(request, signal);
    }
  };
  return { name, ask };
}

function generate(model: LanguageModelV4, request: ModelRequest, refused: Refused, signal: AbortSignal) {
  const { system, prompt, schema, maxTokens, temperature, seed } = request;
  const takesSchema = schema && !refused.has('response_format');
  return model.doGenerate({
    prompt: [
      { role: 'system', content: system },
      { role: 'user', content: [{ type: 'text', text: prompt }] },
    ],
    maxOutputTokens: maxTokens,
    abortSignal: signal,
    ...(!refused.has('temperature') && { temperature }),
    ...(!refused.has('seed') && { seed }),
    ...(takesSchema && { responseFormat: { type: 'json', name: 'answer', schema: schema as JSONSchema7 } }),
    providerOptions: { openaiCompatible: { strictJsonSchema: false } },
  });
}

function replyOf(
  { content, finishReason, usage }: LanguageModelV4GenerateResult,
  request: ModelRequest,
  notes: string[],
): ModelReply {
  const text = content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('');
  const said = { in: usage.inputTokens.total, out: usage.outputTokens.total };
  const counted = said.in !== undefined && said.out !== undefined;
  const finish = { stop: 'stop', length: 'length', 'content-filter': 'refused' } as const;
  return {
    text,
    finish: finish[finishReason.unified as keyof typeof finish] ?? 'other',
    tokens: {
      in: said.in ?? estimateTokens(request.system + request.prompt),
      out: said.out ?? estimateTokens(text),
    },
    notes: counted ? notes : [...notes, 'tokens-estimated'],
  };
}

/** The optional part of a request that an error is about. */
function refusedPart(error: unknown): (typeof optional)[number] | undefined {
  if (!APICallError.isInstance(error) || (error.statusCode !== 400 && error.statusCode !== 422)) return undefined;
  const said = `${error.message} ${error.responseBody ?? ''}`;
  return optional.find((part) => said.includes(part)) ?? (/json_?schema/i.test(said) ? 'response_format' : undefined);
}

function failureOf(error: unknown, key: string | undefined): ModelFailure {
  if (!APICallError.isInstance(error)) {
    return { code: 'bad-reply', message: tidy(error instanceof Error ? error.message : String(error), key) };
  }
  const code = codeOf(error);
  const retryAfter = secondsOf(error.responseHeaders ?? {});
  const status = error.statusCode === undefined ? '' : `status ${error.statusCode}: `;
  // What a service says of a wrong key may hold a part of it.
  const said = error.statusCode === 401 ? 'the key was not accepted' : tidy(error.message, key);
  return { code, message: `${status}${said}`, ...(retryAfter !== undefined && { retryAfter }) };
}

function codeOf({ statusCode, responseBody = '' }: APICallError): ModelFailure['code'] {
  if (statusCode === undefined) return 'unreachable';
  if (statusCode < 300) return 'bad-reply';
  if (statusCode === 401 || statusCode === 403) return 'unauthorised';
  if (statusCode === 402 || (statusCode === 429 && /insufficient_quota|insufficient balance/i.test(responseBody))) {
    return 'no-quota';
  }
  if (statusCode === 429) return 'rate-limited';
  if (statusCode === 408 || statusCode === 409 || statusCode >= 500) return 'overloaded';
  return 'bad-request';
}

/** Seconds of `retry-after-ms` or `retry-after`; a date there is left to the usual waits. */
function secondsOf(headers: Record<string, string>): number | undefined {
  const milliseconds = Number.parseFloat(headers['retry-after-ms'] ?? '');
  const seconds = Number.isNaN(milliseconds) ? Number(headers['retry-after'] ?? Number.NaN) : milliseconds / 1000;
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

function tidy(message: string, key: string | undefined): string {
  const line = message
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 300);
  return key ? line.replaceAll(key, '(key)') : line;
}
