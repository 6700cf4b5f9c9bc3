// Dragging is an addition: each ticket has a form that does the same, with the keyboard and without this script.
let dragged = null;

function optionFor(person) {
  return dragged && [...dragged.querySelector('select').options].find(option => option.value === person);
}

document.querySelectorAll('.ticket').forEach(ticket => {
  ticket.addEventListener('dragstart', event => {
    dragged = ticket;
    ticket.classList.add('dragged');
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', '');
    document.querySelectorAll('.desk[data-person]').forEach(desk => desk.classList.toggle('open', Boolean(optionFor(desk.dataset.person))));
  });
  ticket.addEventListener('dragend', () => {
    ticket.classList.remove('dragged');
    document.querySelectorAll('.desk').forEach(desk => desk.classList.remove('open', 'over'));
    dragged = null;
  });
});

document.querySelectorAll('.desk[data-person]').forEach(desk => {
  desk.addEventListener('dragover', event => {
    if (optionFor(desk.dataset.person)) {
      event.preventDefault();
      desk.classList.add('over');
    }
  });
  desk.addEventListener('dragleave', () => desk.classList.remove('over'));
  desk.addEventListener('drop', event => {
    const option = optionFor(desk.dataset.person);
    if (option) {
      event.preventDefault();
      option.selected = true;
      dragged.querySelector('form').requestSubmit();
    }
  });
});
