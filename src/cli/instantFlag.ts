import { Messages, SfError } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { parseInstant, printable } from '../core/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('run-as-register', 'register');

/** An ISO 8601 time, given back in UTC; a date alone is 00:00Z. */
export const instantFlag = Flags.custom({
  parse: async (text) => {
    const instant = parseInstant(text);
    if (instant !== null) return Promise.resolve(new Date(instant).toISOString());
    throw new SfError(messages.getMessage('error.instant', [printable(text)]), 'InvalidDateError', [
      messages.getMessage('error.instant.action')
    ]);
  }
});
