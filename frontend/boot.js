// Loads the application. A file of its own, so that the page's content security policy needs no inline scripts.
// The names in double braces are filled in by `cargo run -p xtask -- bundle`.
const show = (id, shown) => {
  const element = document.getElementById(id);
  if (element) element.hidden = !shown;
};

show("loading", true);
import("/{{script}}")
  .then((application) => application.default({ module_or_path: "/{{wasm}}" }))
  .catch((fault) => {
    console.error(fault);
    show("loading", false);
    show("failed", true);
  });
