import { z } from 'zod';
import { failed, postJson, soundAnswer } from './post-json.ts';
import type { CharacterTimes, SpeechAddress, SpeechAnswer, SpeechService } from './speech-service.ts';

const replySchema = z.object({
  audio_base64: z.base64(),
  alignment: z
    .object({
      characters: z.array(z.string()),
      character_start_times_seconds: z.array(z.number()),
      character_end_times_seconds: z.array(z.number()),
    })
    .nullish(),
});

/** ElevenLabs (`POST /v1/text-to-speech/{voice}/with-timestamps`), which says when each character is spoken. */
export function elevenLabs({ url, key }: SpeechAddress, seconds?: number): SpeechService {
  return {
    name: `elevenlabs@${new URL(url).host}`,
    async say({ text, voice, model }, signal) {
      const answer = await postJson(
        {
          url: `${url.replace(/\/$/, '')}/text-to-speech/${encodeURIComponent(voice)}/with-timestamps?output_format=mp3_44100_128`,
          headers: key ? { 'xi-api-key': key } : {},
          body: { text, model_id: model },
          key,
        },
        signal,
        seconds,
      );
      return 'failure' in answer ? answer : read(answer.bytes);
    },
  };
}

function read(bytes: Uint8Array): SpeechAnswer {
  const parsed = replySchema.safeParse(parse(new TextDecoder().decode(bytes)));
  if (!parsed.success) return failed('bad-reply', 'The answer is not what the service documents.', true);
  const { audio_base64: text, alignment } = parsed.data;
  const answer = soundAnswer(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
  if ('failure' in answer || !alignment) return answer;
  const times: CharacterTimes = {
    characters: alignment.characters,
    starts: alignment.character_start_times_seconds,
    ends: alignment.character_end_times_seconds,
  };
  const whole = [times.starts, times.ends].every(({ length }) => length === times.characters.length);
  return whole ? { ...answer, times } : answer;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
