import type { Digest } from './digest.ts';
import type { Json } from './json.ts';

/** What is known of an artifact's bytes: measured properties, as JSON. A function of the bytes alone. */
export type Facts = { readonly [name: string]: Json | undefined };

/** Kept bytes: SHA-256 `digest`, `size` in bytes, IANA `mediaType`, measured `facts`. A manifest also has `parts`. */
export type Artifact = {
  readonly digest: Digest;
  readonly size: number;
  readonly mediaType: string;
  readonly facts: Facts;
  readonly parts?: Readonly<Record<string, Artifact>>;
};

/**
 * Bytes on their way into the store. A `file` in a scratch folder of that store is moved, any other file is copied. `json` is
 * kept as canonical JSON and its media type is `application/json` unless told otherwise.
 */
export type Content =
  | { file: string; mediaType: string; facts?: Facts }
  | { bytes: Uint8Array; mediaType: string; facts?: Facts }
  | { json: unknown; mediaType?: string; facts?: Facts };

/**
 * What a step gives back: one content, or several named ones, which become a manifest. Parts that the step has already landed
 * with `context.part` join the manifest by themselves.
 */
export type Output = Content | { parts: Readonly<Record<string, Content>>; facts?: Facts };

/** The media type of an artifact that names other artifacts: canonical JSON `{type: 'manifest', version: 1, parts}`. */
export const manifestMediaType = 'application/vnd.auteur.manifest+json';

/** The content of a manifest of landed artifacts. */
export function manifestContent(parts: Readonly<Record<string, Artifact>>, facts?: Facts): Content {
  return { json: { type: 'manifest', version: 1, parts }, mediaType: manifestMediaType, facts };
}

/** The artifact and, for a manifest, its parts. */
export function artifactAndParts(artifact: Artifact): Artifact[] {
  return [artifact, ...Object.values(artifact.parts ?? {}).flatMap(artifactAndParts)];
}
