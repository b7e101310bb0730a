import { z } from 'zod';
import { colourSchema, digestSchema } from './basics.ts';

/**
 * How somebody speaks. Every key may be left out: what is not said is the plain voice. What a line's mood, parenthetical or extension asks
 * for comes on top of it.
 */
export const voiceSchema = z.object({
  engine: z.enum(['flite', 'espeak']).default('flite'),
  /** The base voice, one of the engine's own: slt (a woman), rms, awb (men), kal16 (a machine) for Flite; a language such as cmn for eSpeak, with cmn+f1 to cmn+f5 women, cmn+m1 to cmn+m7 men. */
  name: z.string().default('slt'),
  /** Semitones above the base voice; -12 is an octave below. */
  pitch: z.number().min(-12).max(12).default(0),
  /** How far the melody goes up and down: 1 as the base voice, 0.5 flat, 1.5 lively. */
  range: z.number().min(0.2).max(2).optional(),
  /** How fast somebody speaks: 1 is the base voice's own speed, 0.8 slow, 1.2 hurried. */
  rate: z.number().min(0.5).max(2).default(1),
  /** How large the body sounds (formant scale): under 1 larger, over 1 smaller. */
  timbre: z.number().min(0.7).max(1.4).default(1),
  /** How old it sounds beside pitch, rate and timbre: an elder's voice trembles and takes more breath, a child's is breathy and lively. */
  age: z.enum(['child', 'youth', 'adult', 'elder']).optional(),
  /** What is always done to the voice. */
  treatment: z.enum(['robot', 'spirit', 'giant']).optional(),
  /**
   * Where the voice is always heard: `set` rings as the scene does (so it is without this key), `near` is close and dry as a narrator's, `hall` rings
   * wherever it is, `phone`, `radio` and `wall` (from the next room) come through those.
   */
  room: z.enum(['set', 'near', 'hall', 'phone', 'radio', 'wall']).optional(),
});
export type Voice = z.infer<typeof voiceSchema>;

/** How a person looks. */
export const personSchema = z.object({
  kind: z.literal('person'),
  age: z.enum(['child', 'youth', 'adult', 'elder']),
  sex: z.enum(['female', 'male']),
  build: z.enum(['slight', 'average', 'stout', 'strong']),
  /** Metres. */
  height: z.number().min(0.6).max(2.4),
  skin: colourSchema,
  eyes: colourSchema,
  hair: z.object({
    style: z.enum([
      'short',
      'combed',
      'curly',
      'bob',
      'long',
      'braids',
      'topknot',
      'bun',
      'double-buns',
      'ponytail',
      'tonsure',
      'bald',
    ]),
    colour: colourSchema,
  }),
  beard: z.boolean(),
  dress: z.object({
    /** `armour` is of scales and cords, `plate` of steel; a `dress` ends at the knee; `robot` is a body of metal. */
    style: z.enum([
      'robe',
      'gown',
      'dress',
      'tunic',
      'coat',
      'suit',
      'casual',
      'overalls',
      'uniform',
      'armour',
      'plate',
      'spacesuit',
      'robot',
    ]),
    /** Main, second and accent colour. */
    colours: z.tuple([colourSchema, colourSchema, colourSchema]),
    /**
     * `imperial` is the board with strings of beads, `phoenix` a Chinese queen's crown, `casque` a helmet with a plume; a `helmet` is
     * a knight's over armour and a soldier's or worker's over anything else; a `pointed` hat has no brim over a coat or a tunic.
     */
    hat: z.enum([
      'none',
      'scholar',
      'straw',
      'hood',
      'cap',
      'peaked',
      'fedora',
      'pointed',
      'tricorn',
      'top-hat',
      'beret',
      'turban',
      'toque',
      'headscarf',
      'crown',
      'imperial',
      'phoenix',
      'casque',
      'helmet',
      'space',
      'nurse',
      'sailor',
      'miner',
      'beekeeper',
      'western',
    ]),
  }),
  /**
   * Parts of a spirit or fable (what a fox spirit keeps in human shape; a `ghostly` body glows pale, `fur` grows round the face), and
   * what somebody always wears over the dress: `fair-paint` is a geisha's or clown's white face, `pendant` a priest's cross.
   */
  features: z.array(
    z.enum([
      'fox-ears',
      'fox-tail',
      'nine-tails',
      'horns',
      'wings',
      'halo',
      'glasses',
      'eye-patch',
      'backpack',
      'cape',
      'apron',
      'beads',
      'stethoscope',
      'scarf',
      'badge',
      'stole',
      'ghostly',
      'fish-tail',
      'fur',
      'fair-paint',
      'head-mirror',
      'camera',
      'boxing-gloves',
      'gloves',
      'tutu',
      'bow-tie',
      'wig',
      'goggles',
      'air-tank',
      'neckerchief',
      'hair-pins',
      'pendant',
    ]),
  ),
  /** The animal that somebody is who acts as people do (a platypus detective): its head, its hide on hands and neck. */
  animal: z
    .object({
      plan: z.enum(['fox', 'dog', 'horse']),
      /** What the script calls it. */
      species: z.string(),
      colours: z.tuple([colourSchema, colourSchema, colourSchema]),
      eyes: colourSchema,
    })
    .optional(),
  /** Carried through the film, in the right hand unless the blocking says otherwise. */
  props: z.array(z.enum(['umbrella', 'lantern', 'book', 'staff', 'sword', 'fan', 'letter', 'bag'])),
});
export type Person = z.infer<typeof personSchema>;

/** How a creature looks. `plan` is the body that is built; `species` is what the script calls it. */
export const creatureSchema = z.object({
  kind: z.literal('creature'),
  plan: z.enum(['fox', 'dog', 'horse', 'bird', 'dragon']),
  species: z.string(),
  /** Shoulder height in metres. */
  height: z.number().min(0.05).max(12),
  colours: z.tuple([colourSchema, colourSchema, colourSchema]),
  eyes: colourSchema,
  tails: z.int().min(0).max(9),
});
export type Creature = z.infer<typeof creatureSchema>;

/** A voice of a speech service, used for every line instead of the one above; that one times the lines. */
export const speechServiceSchema = z.object({
  /** `openai-compatible` is any server with OpenAI's `/v1/audio/speech`; where it is and its key are in the environment. */
  service: z.enum(['openai-compatible', 'elevenlabs']),
  /** The service's own name of the voice. */
  voice: z.string().min(1),
  /** The service's own name of the model. */
  model: z.string().min(1),
});
export type CastSpeech = z.infer<typeof speechServiceSchema>;

export const characterSchema = z.object({
  id: z.string(),
  /** The name as cues write it. */
  name: z.string(),
  aliases: z.array(z.string()),
  description: z.string(),
  appearance: z.discriminatedUnion('kind', [personSchema, creatureSchema]),
  voice: voiceSchema,
  speech: speechServiceSchema.optional(),
  /** Digest of what the entry was generated from. The entry is the user's afterwards: a build never alters it. */
  generatedFrom: digestSchema.optional(),
});
export type Character = z.infer<typeof characterSchema>;

/** cast.yaml */
export const castSchema = z.object({
  type: z.literal('cast'),
  version: z.literal(1),
  characters: z.array(characterSchema),
});
export type Cast = z.infer<typeof castSchema>;
