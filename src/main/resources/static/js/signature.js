// The pad of the service report: a signature drawn by finger, pen or mouse becomes a PNG picture in the form.
(function () {
  'use strict';
  var pad = document.getElementById('pad');
  var field = document.getElementById('signature');
  var refused = document.getElementById('signatureRefused');
  var pen = pad.getContext('2d');
  var drawing = false;

  pen.lineWidth = 4;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.strokeStyle = '#000';

  // a form that came back for another field keeps what was drawn
  if (field.value) {
    var drawn = new Image();
    drawn.onload = function () { pen.drawImage(drawn, 0, 0); };
    drawn.src = field.value;
  }

  function point(event) {
    var box = pad.getBoundingClientRect();
    return { x: (event.clientX - box.left) * pad.width / box.width, y: (event.clientY - box.top) * pad.height / box.height };
  }

  function keep() {
    if (drawing) {
      drawing = false;
      field.value = pad.toDataURL('image/png');
    }
  }

  function clear() {
    pen.clearRect(0, 0, pad.width, pad.height);
    field.value = '';
  }

  pad.addEventListener('pointerdown', function (event) {
    if (refused.checked || event.button !== 0) {
      return;
    }
    drawing = true;
    pad.setPointerCapture(event.pointerId);
    var at = point(event);
    pen.beginPath();
    pen.moveTo(at.x, at.y);
    event.preventDefault();
  });
  pad.addEventListener('pointermove', function (event) {
    if (drawing) {
      var at = point(event);
      pen.lineTo(at.x, at.y);
      pen.stroke();
    }
  });
  pad.addEventListener('pointerup', keep);
  pad.addEventListener('pointercancel', keep);
  document.getElementById('clear').addEventListener('click', clear);
  refused.addEventListener('change', function () {
    if (refused.checked) {
      clear();
    }
  });
}());
