import { createHash, randomBytes } from 'node:crypto';
import type { Execution } from '../execution.ts';
import { ApexBlob } from '../values.ts';
import type { ApexValue } from '../values.ts';
import { methodsOn, textIn, unfit } from './native.ts';
import type { LibraryType } from './native.ts';

/** Apex Reference Guide, "Blob Class". */
export const BLOB: LibraryType = {
  statics: {
    'valueof/1': (execution, [text]) =>
      execution.held(new ApexBlob(new TextEncoder().encode(textIn(execution, text))))
  },
  methods: methodsOn<ApexBlob>({
    'size/0': (_, { bytes }) => bytes.length,
    'tostring/0': (execution, { bytes }) => {
      execution.scan(bytes.length);
      return execution.held(utf8(execution, bytes));
    }
  })
};

function utf8(execution: Execution, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw execution.raise('StringException', 'BLOB is not a valid UTF-8 string');
  }
}

/** Apex Reference Guide, "EncodingUtil Class". */
export const ENCODING_UTIL: LibraryType = {
  statics: {
    'converttohex/1': (execution, [blob]) => {
      const { bytes } = blobIn(execution, blob);
      execution.scan(bytes.length);
      return execution.held(Buffer.from(bytes).toString('hex'));
    }
  }
};

/** Names of the algorithms, and what the host calls them (Apex Reference Guide, "Crypto Class", generateDigest). */
const ALGORITHMS: ReadonlyMap<string, string> = new Map([['SHA-256', 'sha256']]);

export const CRYPTO: LibraryType = {
  statics: {
    'generatedigest/2': (execution, [name, blob]) => {
      const algorithm = ALGORITHMS.get(textIn(execution, name));
      if (algorithm === undefined) throw execution.notModelled(`the digest ${textIn(execution, name)}`);
      const { bytes } = blobIn(execution, blob);
      execution.scan(bytes.length);
      return execution.held(new ApexBlob(createHash(algorithm).update(bytes).digest()));
    },
    'getrandomlong/0': () => randomBytes(8).readBigInt64BE()
  }
};

function blobIn(execution: Execution, value: ApexValue | undefined): ApexBlob {
  if (value instanceof ApexBlob) return value;
  throw unfit(execution, value);
}
