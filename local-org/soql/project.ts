import { API_VERSION } from '../org.ts';
import type { ObjectType } from '../schema/types.ts';
import type { Row } from '../store/store.ts';
import type { ResultRecord } from './answer.ts';
import type { Path } from './path.ts';
import type { SelectChildren, SelectField, SelectItem, SelectParent } from './queryPlan.ts';
import type { Located, Reader } from './reader.ts';
import { follow, sharedValue } from './reader.ts';
import { isToken } from './restrictions.ts';

/** Rows of a child query, by the id of the parent. */
type ChildRecords = (children: SelectChildren) => ReadonlyMap<unknown, readonly ResultRecord[]>;
/** Gives the value of one selected name. */
type Write = readonly [name: string, value: (at: Located) => unknown];

/** Writes rows as records: the selected fields and no others, spelt and ordered as selected. */
export function projection(
  reader: Reader,
  object: ObjectType,
  items: readonly SelectItem[],
  childRecords: ChildRecords
): (row: Row) => ResultRecord {
  const write = recordWriter(reader, items, childRecords);
  return (row) => write({ object, row });
}

function recordWriter(
  reader: Reader,
  items: readonly SelectItem[],
  childRecords: ChildRecords
): (at: Located) => ResultRecord {
  const writers = items.map((item): Write => {
    if (item.kind === 'field') return fieldWriter(reader, item);
    if (item.kind === 'parent') return parentWriter(reader, item, childRecords);
    return childrenWriter(item, childRecords);
  });
  return (at) => {
    const record: Record<string, unknown> = { attributes: attributesOf(at) };
    for (const [name, value] of writers) record[name] = value(at);
    return record as ResultRecord;
  };
}

/** A row without an id (Object Reference, OauthToken) has no address. */
function attributesOf({ object, row }: Located): ResultRecord['attributes'] {
  if (isToken(object)) return { type: object.name };
  return { type: object.name, url: `/services/data/v${API_VERSION}/sobjects/${object.name}/${row.Id}` };
}

function fieldWriter(reader: Reader, { name, path }: SelectField): Write {
  return [name, (at) => valueAt(reader, at, path)];
}

function valueAt(reader: Reader, at: Located, { owner, field }: Path): unknown {
  return owner ? reader.value(at.object, at.row, field) : sharedValue(reader, at, field);
}

function parentWriter(reader: Reader, { name, hop, items }: SelectParent, childRecords: ChildRecords): Write {
  const write = recordWriter(reader, items, childRecords);
  return [
    name,
    (at) => {
      const parent = follow(reader, at, hop);
      return parent && write(parent);
    }
  ];
}

function childrenWriter(item: SelectChildren, childRecords: ChildRecords): Write {
  const byParent = childRecords(item);
  return [
    item.name,
    ({ row }) => {
      const records = byParent.get(row.Id);
      return records ? { totalSize: records.length, done: true, records } : null;
    }
  ];
}
