import { postJson, soundAnswer } from './post-json.ts';
import type { SpeechAddress, SpeechService } from './speech-service.ts';

/** A server that speaks as OpenAI's does (`POST /v1/audio/speech`), hosted or local. `url` ends with `/v1`. It gives no times. */
export function openAiSpeech({ url, key }: SpeechAddress, seconds?: number): SpeechService {
  return {
    name: `openai-compatible@${new URL(url).host}`,
    async say({ text, voice, model }, signal) {
      const answer = await postJson(
        {
          url: `${url.replace(/\/$/, '')}/audio/speech`,
          headers: key ? { authorization: `Bearer ${key}` } : {},
          body: { model, input: text, voice, response_format: 'wav' },
          key,
        },
        signal,
        seconds,
      );
      return 'failure' in answer ? answer : soundAnswer(answer.bytes);
    },
  };
}
