// What a change of the structure asks before it can be previewed: a panel for each kind of change.
#pragma once

#include <wx/wx.h>

#include <functional>
#include <string>

#include "workbench/structure_works.h"
#include "workbench/workspace.h"

namespace vitrine::desktop {

class ChangeOperand : public wxPanel {
public:
    using wxPanel::wxPanel;

    // Empty while something is still to be chosen.
    virtual StructureWork work() const = 0;
    virtual void focus() = 0;
    // What the work would do, or why it cannot be done; null while there is none.
    virtual void show_preview(const StructureChangeReport* report) { (void)report; }

    // Somebody chose, or typed: then the preview waits until the typing has rested.
    std::function<void()> on_chosen, on_typed;
};

// What a change is made to.
struct ChangeSubject {
    EntityAddress entity;
    std::string label;  // "Colour"
    std::string code;   // "color"
};

ChangeOperand* make_rename_operand(wxWindow* parent, const ChangeSubject& subject);
ChangeOperand* make_delete_operand(wxWindow* parent, const Workspace& workspace,
                                   const ChangeSubject& subject);
ChangeOperand* make_merge_operand(wxWindow* parent, const Workspace& workspace,
                                  const ChangeSubject& subject);
ChangeOperand* make_convert_operand(wxWindow* parent, const Workspace& workspace,
                                    const ChangeSubject& subject);
ChangeOperand* make_expression_operand(wxWindow* parent, const Workspace& workspace,
                                       const ChangeSubject& subject);
ChangeOperand* make_levels_operand(wxWindow* parent, const Workspace& workspace,
                                   const ChangeSubject& subject);

}  // namespace vitrine::desktop
