import { z } from 'zod';

/** Extreme close-up to extreme long shot. */
export const shotSizeSchema = z.enum(['ECU', 'CU', 'MCU', 'MS', 'MLS', 'FS', 'LS', 'ELS']);
export type ShotSize = z.infer<typeof shotSizeSchema>;

export const shotAngleSchema = z.enum(['eye', 'low', 'high', 'overhead', 'dutch']);
export type ShotAngle = z.infer<typeof shotAngleSchema>;

export const shotMovementSchema = z.enum([
  'static',
  'push-in',
  'pull-out',
  'pan-left',
  'pan-right',
  'tilt-up',
  'tilt-down',
  'truck-left',
  'truck-right',
  'crane-up',
  'crane-down',
  'orbit',
  'follow',
  'handheld',
]);
export type ShotMovement = z.infer<typeof shotMovementSchema>;

/** Why a shot is in the film. */
export const shotPurposeSchema = z.enum([
  'establishing',
  'master',
  'two-shot',
  'single',
  'over-shoulder',
  'reverse',
  'reaction',
  'insert',
  'cutaway',
  'action',
  'closing',
  'title',
  'credits',
]);
export type ShotPurpose = z.infer<typeof shotPurposeSchema>;
