import type { Film, Quality } from '../film/index.ts';
import { type Media, openMedia } from '../media/index.ts';
import { openSpeech, type SpeechSession } from '../sound/node/index.ts';
import { type Backend, chooseBackend, openStage, type StageSession } from '../stage/node/index.ts';
import { type ConfiguredModel, noModel } from './model.ts';
import { openSpeechServices, type SpeechServices } from './sound/speech-services.ts';

/** What steps work with beside their inputs. Each is opened when it is first asked for, and once. */
export type Services = {
  media(): Promise<Media>;
  speech(): Promise<SpeechSession>;
  /** Speech services that cast.yaml names. */
  served(): SpeechServices;
  /** The language model of the build. Throws `no-model` where none was asked for. */
  model(): ConfiguredModel;
  stage(): Promise<StageSession>;
  /** Names the renderer of the film without starting it, once it has been chosen. */
  renderer(): Promise<string>;
  recordFolder: string;
  /** Closes what was opened. No process is left. */
  close(): Promise<void>;
};

export type ServicesOptions = {
  signal: AbortSignal;
  quality: Quality;
  backend?: Backend;
  /** Where the chosen renderer is kept, so that one film is never drawn by two. */
  choiceFile: string;
  recordFolder: string;
  budget: Film['budget'];
  model: ConfiguredModel | undefined;
};

/** Services that open themselves when they are needed, so that a build in which nothing runs starts no process. */
export function createServices(options: ServicesOptions): Services {
  const { signal, quality, backend, choiceFile, recordFolder, budget, model } = options;
  let served: SpeechServices | undefined;
  const closers: (() => Promise<void>)[] = [];
  const once = <T extends { close(): Promise<void> }>(open: () => Promise<T>) => {
    let opened: Promise<T> | undefined;
    return () => {
      if (!opened) {
        const opening = open();
        opened = opening;
        closers.push(() =>
          opening.then(
            (service) => service.close(),
            () => {},
          ),
        );
      }
      return opened;
    };
  };
  const choice = memoise(() => chooseBackend({ file: choiceFile, backend, signal }));
  return {
    media: once(() => openMedia({ signal })),
    speech: once(() => openSpeech({ signal })),
    served: () => {
      served ??= openSpeechServices({ recordFolder, budget });
      return served;
    },
    model: () => {
      if (!model) throw noModel();
      return model;
    },
    stage: once(async () => openStage({ ...(await choice()), quality, signal })),
    renderer: async () => (await choice()).renderer,
    recordFolder,
    close: async () => void (await Promise.all(closers.map((close) => close()))),
  };
}

function memoise<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
