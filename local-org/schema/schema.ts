import type { Field, ObjectType } from './types.ts';

/** A relationship from a parent down to the rows that refer to it. */
export interface ChildRelationship {
  readonly name: string;
  readonly child: ObjectType;
  readonly field: Field;
}

/** All objects of the org. Names match without regard to case. */
export class Schema {
  private readonly byName: ReadonlyMap<string, ObjectType>;
  private readonly fieldsOf = new Map<ObjectType, ReadonlyMap<string, Field>>();
  private readonly childrenOf: ReadonlyMap<string, readonly ChildRelationship[]>;

  constructor(objects: Iterable<ObjectType>) {
    this.byName = new Map([...objects].map((object) => [object.name.toLowerCase(), object]));
    this.childrenOf = childrenByParent(this.objects);
  }

  get objects(): readonly ObjectType[] {
    return [...this.byName.values()];
  }

  object(name: string): ObjectType | undefined {
    return this.byName.get(name.toLowerCase());
  }

  field(object: ObjectType, name: string): Field | undefined {
    let fields = this.fieldsOf.get(object);
    if (!fields) {
      fields = new Map(object.fields.map((field) => [field.name.toLowerCase(), field]));
      this.fieldsOf.set(object, fields);
    }
    return fields.get(name.toLowerCase());
  }

  /** The reference that a query follows as `Owner.`; its targets are `referenceTo`. */
  parentRelationship(object: ObjectType, name: string): Field | undefined {
    const wanted = name.toLowerCase();
    return object.fields.find((field) => field.relationshipName?.toLowerCase() === wanted);
  }

  childRelationships(object: ObjectType): readonly ChildRelationship[] {
    return this.childrenOf.get(object.name) ?? [];
  }
}

function childrenByParent(objects: readonly ObjectType[]): Map<string, ChildRelationship[]> {
  const relationships = objects.flatMap((child) =>
    child.fields.flatMap((field) => {
      const name = child.childRelationships?.[field.name];
      if (name === undefined) return [];
      return (field.referenceTo ?? []).map((parent) => ({ parent, relationship: { name, child, field } }));
    })
  );
  const byParent = Map.groupBy(relationships, ({ parent }) => parent);
  return new Map([...byParent].map(([parent, found]) => [parent, found.map((one) => one.relationship)]));
}
