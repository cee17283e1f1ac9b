// Stub: there is no control-plane process yet.
console.log('larkline-control-plane: nothing to serve yet');
