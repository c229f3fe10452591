import type { TriggerUnitContext } from '@apexdevtools/apex-parser';
import { ApexLoadError } from '../apexError.ts';
import { ClassType } from '../classType.ts';
import type { Method } from '../classType.ts';
import type { Work } from '../declare.ts';
import { parseTrigger, placeOf, present } from '../syntax.ts';
import type { ApexSource } from '../syntax.ts';

/** A trigger, ready to run once its method has a body. */
export interface Trigger {
  readonly owner: ClassType;
  /** As the source has it. */
  readonly objectName: string;
  /** `before insert` */
  readonly events: ReadonlySet<string>;
  readonly method: Method;
  /** An inactive one is kept and does not run (Metadata API, ApexTrigger `status`). */
  readonly isActive: boolean;
}

export interface DeclaredTrigger {
  readonly trigger: Trigger;
  readonly work: readonly Work[];
}

export function isTriggerFile(file: string): boolean {
  return file.endsWith('.trigger');
}

/** Reads when a trigger runs, and leaves what its body says. @throws ApexLoadError */
export function declareTrigger(source: ApexSource): DeclaredTrigger {
  const { file } = source;
  const unit = parseTrigger(source);
  const [name, objectName] = unit.id_list().map((id) => id.getText());
  // Triggers run in system mode, whatever the user may do (Apex Developer Guide, "Enforcing Sharing Rules").
  const owner = new ClassType(name!, { file, sharing: 'without', isTrigger: true });
  const method: Method = {
    name: name!,
    owner,
    parameters: [],
    returns: undefined,
    isStatic: true,
    isPrivate: true,
    annotations: new Set(),
    slots: 0
  };
  const nodes = unit
    .triggerBlock()
    .triggerBlockMember_list()
    .map((member) => {
      const variables = present(present(member.triggerMemberDeclaration())?.fieldDeclaration());
      const node = present(member.statement()) ?? variables;
      if (node && member.modifier_list().length === 0) return node;
      throw new ApexLoadError(
        'The local org does not model declarations in a trigger.',
        placeOf(member, file)
      );
    });
  const trigger = {
    owner,
    objectName: objectName!,
    events: eventsOf(unit, file),
    method,
    isActive: source.isActive !== false
  };
  return { trigger, work: [{ of: 'trigger', method, nodes }] };
}

function eventsOf(unit: TriggerUnitContext, file: string): Set<string> {
  const events = new Set<string>();
  for (const node of unit.triggerCase_list()) {
    const operation = [node.INSERT(), node.UPDATE(), node.DELETE()].map(present).find(Boolean);
    if (!operation) {
      throw new ApexLoadError('The local org does not model undelete triggers.', placeOf(node, file));
    }
    const event = `${present(node.BEFORE()) ? 'before' : 'after'} ${operation.getText().toLowerCase()}`;
    if (events.has(event)) {
      throw new ApexLoadError(`Duplicate trigger usage: ${event}`, placeOf(node, file));
    }
    events.add(event);
  }
  return events;
}
