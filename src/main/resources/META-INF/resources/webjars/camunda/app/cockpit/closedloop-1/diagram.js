// The diagram of a Cockpit page: what is put at its steps, and its words in the reader's language.
import {element} from './dom.js';
import {translations} from '../../tasklist/closedloop-1/translation.js';

/** Shown however small the diagram is, and readable then. */
const SIZE = {show: {minZoom: -Infinity, maxZoom: Infinity}, scale: {min: 0.85, max: 1.3}};

export function registry(viewer) {
  return viewer.get('elementRegistry');
}

/** Badges of one kind; those put there before are gone. */
export function badges(viewer, kind) {
  const overlays = viewer.get('overlays');
  overlays.remove({type: kind});
  return (activity, position, node) => {
    if (registry(viewer).get(activity)) {
      overlays.add(activity, kind, {...SIZE, position, html: node});
    }
  };
}

/** The sub-processes around a step of which the diagram shows only the closed box, innermost first. */
export function boxesAround(viewer, activity) {
  const boxes = [];
  for (let scope = registry(viewer).get(activity)?.businessObject.$parent; scope; scope = scope.$parent) {
    if (registry(viewer).get(scope.id + '_plane')) {
      boxes.push(scope.id);
    }
  }
  return boxes;
}

/** A line of our own below the diagram, which gets smaller and fits again. */
export function footer(viewer, className) {
  const canvas = viewer.get('canvas');
  const place = canvas.getContainer().closest('[process-diagram]') || canvas.getContainer();
  place.querySelectorAll(':scope > .' + className).forEach(old => old.remove());
  const node = element('div', className);
  place.append(node);
  // whoever has chosen a part of the diagram keeps it
  let fitting = canvas.zoom();
  new ResizeObserver(() => {
    if (canvas.getContainer().isConnected) {
      const whole = canvas.zoom() === fitting;
      canvas.resized();
      fitting = whole ? canvas.zoom('fit-viewport', 'auto') : null;
    }
  }).observe(node);
  return node;
}

/** Names every element of the diagram in Chinese where there is a text for it, for Cockpit's own lists as well. */
export async function translate(viewer) {
  const texts = await translations;
  const graphics = viewer.get('graphicsFactory');
  registry(viewer).forEach(shape => {
    const named = shape.businessObject;
    if (named?.name && Object.hasOwn(texts, named.name.trim())) {
      named.name = texts[named.name.trim()];
    }
  });
  if (Object.keys(texts).length) {
    registry(viewer).forEach((shape, drawn) => {
      if (shape.businessObject?.name) {
        graphics.update(shape.waypoints ? 'connection' : 'shape', shape, drawn);
      }
    });
  }
}

/** What the reader's language calls a step or a process. */
export async function namer() {
  const texts = await translations;
  return name => texts[name] ?? name;
}
