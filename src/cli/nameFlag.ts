import { Messages, SfError } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('run-as-register', 'runas.access');

/** A name; an empty one, as a shell leaves for a variable that is not set, is refused. */
export const nameFlag = Flags.custom({
  parse: async (text) => {
    if (text.trim() !== '') return Promise.resolve(text.trim());
    throw new SfError(messages.getMessage('error.emptyName'), 'EmptyNameError', [
      messages.getMessage('error.emptyName.action')
    ]);
  }
});
