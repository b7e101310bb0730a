import { z } from 'zod';

/** music.yaml: music that a person has brought, from `footage/music/`, and where it plays. */
export const musicSchema = z.object({
  type: z.literal('music'),
  version: z.literal(1),
  tracks: z
    .array(
      z.object({
        /** Its name in `footage/music/`. */
        file: z.string().min(1),
        title: z.string().optional(),
        author: z.string().optional(),
        /** By what right it is used: an SPDX identifier (`CC-BY-4.0`) or words. */
        licence: z.string().optional(),
        /** Where it is from: an address, an album. */
        source: z.string().optional(),
        /** Numbers of the scenes that it plays under; by default all. */
        scenes: z.array(z.union([z.string(), z.number()])).optional(),
        /** Decibels more or less than music has by itself. */
        gain: z.number().min(-40).max(20).default(0),
        /** Seconds into the file at which to begin; by default its first whole bar. */
        start: z.number().min(0).optional(),
      }),
    )
    .default([]),
});
export type MusicList = z.infer<typeof musicSchema>;
export type MusicTrack = MusicList['tracks'][number];
