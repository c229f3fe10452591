import type { ChildRelationship, Schema } from './schema.ts';
import { describeField, type FieldDescribe } from './describeField.ts';
import type { ObjectType } from './types.ts';

interface ChildRelationshipDescribe {
  readonly childSObject: string;
  readonly field: string;
  readonly relationshipName: string | null;
  readonly cascadeDelete: boolean;
  readonly restrictedDelete: boolean;
  readonly deprecatedAndHidden: boolean;
  readonly junctionIdListNames: readonly string[];
  readonly junctionReferenceTo: readonly string[];
}

/** What "sObject Basic Information" says of one object; the routes that serve it add its `urls`. */
export interface ObjectSummary {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string | null;
  readonly custom: boolean;
  readonly customSetting: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  readonly queryable: boolean;
  readonly retrieveable: boolean;
  readonly undeletable: boolean;
  readonly searchable: boolean;
  readonly triggerable: boolean;
  readonly layoutable: boolean;
  readonly mergeable: boolean;
  readonly replicateable: boolean;
  readonly activateable: boolean;
  readonly deprecatedAndHidden: boolean;
  readonly feedEnabled: boolean;
  readonly mruEnabled: boolean;
  readonly hasSubtypes: boolean;
  readonly isSubtype: boolean;
  readonly isInterface: boolean;
  readonly associateEntityType: null;
  readonly associateParentEntity: null;
}

/** REST API Developer Guide, "sObject Describe"; without layouts, record types and `urls`. */
export interface Describe extends ObjectSummary {
  readonly fields: readonly FieldDescribe[];
  readonly childRelationships: readonly ChildRelationshipDescribe[];
  readonly actionOverrides: readonly never[];
  readonly namedLayoutInfos: readonly never[];
  readonly recordTypeInfos: readonly never[];
  readonly supportedScopes: readonly { readonly name: string; readonly label: string }[];
}

/** REST API Developer Guide, "Describe Global". */
export interface GlobalDescribe {
  readonly encoding: 'UTF-8';
  readonly maxBatchSize: 200;
  readonly sobjects: readonly ObjectSummary[];
}

/** The object as the API describes it to one who may see all of it. */
export function describeObject(schema: Schema, object: ObjectType): Describe {
  return {
    ...summaryOf(object),
    fields: object.fields.map((field) => describeField(object, field)),
    childRelationships: schema.childRelationships(object).map(childDescribe),
    actionOverrides: [],
    namedLayoutInfos: [],
    recordTypeInfos: [],
    supportedScopes: [{ name: 'everything', label: `All ${object.labelPlural}` }]
  };
}

/** All objects of the org, by name. */
export function describeGlobal(schema: Schema): GlobalDescribe {
  const sobjects = schema.objects.map(summaryOf).sort((one, other) => (one.name < other.name ? -1 : 1));
  return { encoding: 'UTF-8', maxBatchSize: 200, sobjects };
}

function summaryOf(object: ObjectType): ObjectSummary {
  const { name, label, labelPlural, keyPrefix, custom, createable, updateable, deletable, queryable } =
    object;
  return {
    ...{ name, label, labelPlural, keyPrefix, custom, createable, updateable, deletable, queryable },
    customSetting: object.customSetting === true,
    retrieveable: queryable,
    ...NOT_MODELLED
  };
}

/** What the stand-in has of no object. */
const NOT_MODELLED = {
  undeletable: false,
  searchable: false,
  triggerable: false,
  layoutable: false,
  mergeable: false,
  replicateable: false,
  activateable: false,
  deprecatedAndHidden: false,
  feedEnabled: false,
  mruEnabled: false,
  hasSubtypes: false,
  isSubtype: false,
  isInterface: false,
  associateEntityType: null,
  associateParentEntity: null
} as const;

function childDescribe({ name, child, field }: ChildRelationship): ChildRelationshipDescribe {
  return {
    childSObject: child.name,
    field: field.name,
    relationshipName: name,
    cascadeDelete: field.masterDetail !== undefined || field.deleteConstraint === 'Cascade',
    restrictedDelete: field.deleteConstraint === 'Restrict',
    deprecatedAndHidden: false,
    junctionIdListNames: [],
    junctionReferenceTo: []
  };
}
