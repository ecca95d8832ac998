// The saved filters of the catalogue: which there are, saving one, removing one.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "workbench/editor.h"

namespace vitrine {

class FilterDesk {
public:
    FilterDesk(Workspace& workspace, Editor& editor) : m_workspace(workspace), m_editor(editor) {}

    // In the order of the alphabet.
    std::vector<std::string> names() const;
    // In the filter language; empty for an unknown name.
    std::string text(const std::string& name) const;
    // The name under which this very text is saved; empty where there is none.
    std::string name_of(const std::string& text) const;

    // In the background, each one change set and one step of undo. A filter of that name is
    // replaced.
    void save(const std::string& name, const std::string& text);
    void remove(const std::string& name);

    struct Events {
        std::function<void(const std::string& sentence)> said;  // what was done
        std::function<void(const std::string& sentence)> failed;
    };
    Events events;

private:
    void change(std::function<ChangeSetId(Catalogue&)> work, const std::string& label,
                const std::string& sentence);

    Workspace& m_workspace;
    Editor& m_editor;
    Receiver m_receiver;
};

}  // namespace vitrine
