import { writeSync } from 'node:fs';
import { writeWhole } from '../../src/report/outputFile.ts';
import { largeDocument } from './largeDocument.ts';

/** Writes one large document after the other to the file it is given, and says the number of each before. */
const [file = ''] = process.argv.slice(2);
const documents = [0, 1, 2, 3].map(largeDocument);

for (let number = 1; ; number++) {
  const content = documents[number % documents.length] ?? '';
  writeSync(1, `${number}\n`);
  writeWhole(file, content);
}
