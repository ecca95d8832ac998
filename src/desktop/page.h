// What every page of the window answers; MainFrame shows one for each place.
#pragma once

namespace vitrine::desktop {

class Page {
public:
    virtual ~Page() = default;

    // The page is looked at: reads what it shows and takes the focus.
    virtual void enter() {}
    // Not any more: what was typed is saved, nothing is read in vain.
    virtual void leave() {}
    // The keys go to what the page is about, wherever they went before.
    virtual void take_focus() { focus_next_pane(); }
    // F6. False where there is no other pane: then the bar of places gets the focus.
    virtual bool focus_next_pane() { return false; }
    // Ctrl+F. False where the page has nothing to search: then products are searched.
    virtual bool find() { return false; }
};

}  // namespace vitrine::desktop
