//! Handing a file that was loaded with a token to the person: opened in a tab, or saved.

use js_sys::Array;
use wasm_bindgen::JsCast;

/// Saves the bytes under a name.
pub(crate) fn save(bytes: &[u8], media_type: &str, name: &str) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let parts = Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let address = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
    let link = document
        .create_element("a")
        .ok()?
        .dyn_into::<web_sys::HtmlAnchorElement>()
        .ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    web_sys::Url::revoke_object_url(&address).ok()
}
