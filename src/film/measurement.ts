import { z } from 'zod';
import { flicksSchema, frameRateSchema } from './basics.ts';

const spanSchema = z.object({ start: flicksSchema, end: flicksSchema });

/** What decoding a media file showed: nothing here is taken from its headers alone. Luma is 0 to 255, as decoded. */
export const measurementSchema = z.object({
  duration: flicksSchema,
  bytes: z.int(),
  video: z
    .object({
      width: z.int(),
      height: z.int(),
      rate: frameRateSchema,
      frames: z.int(),
      codec: z.string(),
      luma: z.object({ minimum: z.number(), mean: z.number(), maximum: z.number() }),
      black: z.array(spanSchema),
      frozen: z.array(spanSchema),
      /** SHA-256 over all decoded frames. */
      decodedDigest: z.string(),
    })
    .optional(),
  audio: z
    .object({
      sampleRate: z.int(),
      channels: z.int(),
      codec: z.string(),
      duration: flicksSchema,
      /** EBU R128 integrated loudness in LUFS and range in LU; `null` when nothing passes the gate. */
      integratedLoudness: z.number().nullable(),
      loudnessRange: z.number().nullable(),
      /** Integrated loudness of what is heard while somebody speaks, in LUFS, where it was asked for. */
      dialogueLoudness: z.number().nullable().optional(),
      /** dBTP and dBFS; `null` for digital silence. */
      truePeak: z.number().nullable(),
      samplePeak: z.number().nullable(),
      clippedSamples: z.int(),
      silent: z.array(spanSchema),
      decodedDigest: z.string(),
    })
    .optional(),
});
export type Measurement = z.infer<typeof measurementSchema>;
