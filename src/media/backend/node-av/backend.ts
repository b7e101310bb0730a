import { AV_LOG_ERROR } from 'node-av/constants';
import { getFFmpegInfo, Log } from 'node-av/lib';
import type { Backend } from '../backend.ts';
import { decodePictures, decodeSound, readMeter } from './decode.ts';
import { encodeClip } from './encode.ts';
import { join } from './join.ts';
import { mux } from './mux.ts';
import { probe } from './probe.ts';

/** FFmpeg inside the npm package `node-av`. */
export function nodeAvBackend(): Backend {
  Log.setLevel(AV_LOG_ERROR);
  return {
    name: 'node-av',
    version: getFFmpegInfo().version,
    probe,
    decodePictures,
    decodeSound,
    readMeter,
    encodeClip,
    join,
    mux,
  };
}
