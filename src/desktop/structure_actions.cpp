#include "desktop/structure_actions.h"

#include "desktop/new_entity_dialog.h"
#include "desktop/required_dialog.h"
#include "desktop/structure_change_dialog.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {

StructureActions::StructureActions(wxWindow* parent, Session& session)
    : wxPanel(parent), m_session(session), m_desk(session.structure) {
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        make_room();
    });
    const auto selected = [this] { return is_selected(); };
    const auto always = [] { return true; };
    const auto is_kind = [this](EntityKind kind) {
        return [this, kind] { return m_desk.kind() == kind; };
    };
    const auto is_own = [this] { return m_desk.kind().has_value(); };
    add(
        tr("Ne&w…"), "structureNew", [this] { make_new(); }, is_own, always);
    m_below = add(
        tr("Show its &options"), "structureBelow", [this] { show_below(); },
        [this] {
            return m_desk.kind() == EntityKind::attribute ||
                   m_desk.kind() == EntityKind::reference_entity;
        },
        [this] {
            if (!is_selected()) return false;
            const EntityAddress entity = m_desk.details()->entity;
            const Attribute* attribute =
                m_session.workspace->structure()->attributes.find(entity.id);
            return entity.kind == EntityKind::reference_entity ||
                   (attribute != nullptr && attribute->is_select());
        });
    add(
        tr("Re&quired on each channel…"), "structureRequired", [this] { require(); },
        is_kind(EntityKind::family), selected);
    add(
        tr("&Change type or flags…"), "structureConvert",
        [this] {
            change(tr("Other type or flags of {0}", subject().label), tr("Convert"),
                   [this](wxWindow* dialog) {
                       return make_convert_operand(dialog, *m_session.workspace, subject());
                   });
        },
        is_kind(EntityKind::attribute), selected);
    add(
        tr("Computed &by…"), "structureExpression",
        [this] {
            change(tr("Expression of {0}", subject().label), tr("Save"), [this](wxWindow* dialog) {
                return make_expression_operand(dialog, *m_session.workspace, subject());
            });
        },
        is_kind(EntityKind::attribute), selected);
    add(
        tr("&Change levels…"), "structureLevels",
        [this] {
            change(tr("Other levels of {0}", subject().label), tr("Change levels"),
                   [this](wxWindow* dialog) {
                       return make_levels_operand(dialog, *m_session.workspace, subject());
                   });
        },
        is_kind(EntityKind::family_variant), selected);
    add(
        tr("&Rename code…"), "structureRename",
        [this] {
            change(tr("New code of {0}", subject().label), tr("Rename"),
                   [this](wxWindow* dialog) { return make_rename_operand(dialog, subject()); });
        },
        is_own, selected);
    add(
        tr("&Merge into…"), "structureMerge",
        [this] {
            change(tr("Merging of {0}", subject().label), tr("Merge"), [this](wxWindow* dialog) {
                return make_merge_operand(dialog, *m_session.workspace, subject());
            });
        },
        [this] { return m_desk.kind() && can_be_merged(*m_desk.kind()); }, selected);
    add(
        tr("&Delete…"), "structureDelete",
        [this] {
            change(tr("Deletion of {0}", subject().label), tr("Delete"), [this](wxWindow* dialog) {
                return make_delete_operand(dialog, *m_session.workspace, subject());
            });
        },
        is_own, selected);
}

wxButton* StructureActions::add(const std::string& words, const char* name,
                                std::function<void()> act, std::function<bool()> is_shown,
                                std::function<bool()> is_enabled) {
    auto* button = new wxButton(this, wxID_ANY, to_wx(words), wxDefaultPosition, wxDefaultSize, 0,
                                wxDefaultValidator, name);
    button->Bind(wxEVT_BUTTON, [this, act = std::move(act)](wxCommandEvent&) {
        if (on_begin) on_begin();
        act();
    });
    m_actions.push_back({button, std::move(is_shown), std::move(is_enabled)});
    return button;
}

void StructureActions::update() {
    m_below->SetLabel(to_wx(m_desk.kind() == EntityKind::reference_entity
                                ? tr("Show its rec&ords")
                                : tr("Show its &options")));
    for (const Action& action : m_actions) {
        action.button->Show(action.is_shown());
        action.button->Enable(action.is_enabled());
    }
    make_room();
}

// wxWrapSizer does not know how high it will be until it knows how wide it may be, and its parent
// asks for the height first: what did not fit was cut.
void StructureActions::make_room() {
    const int gap = FromDIP(6), width = GetClientSize().x;
    int left = 0, top = 0, height = 0;
    for (const Action& action : m_actions) {
        if (!action.button->IsShown()) continue;
        const wxSize size = action.button->GetBestSize();
        if (left > 0 && left + size.x > width) {
            left = 0;
            top += size.y + gap;
        }
        action.button->SetSize(left, top, size.x, size.y);
        left += size.x + gap;
        height = top + size.y + gap;
    }
    if (GetMinSize().y == height) return;
    SetMinSize(wxSize(-1, height));
    // Behind the layout that gave this width.
    CallAfter([this] { GetParent()->Layout(); });
}

ChangeSubject StructureActions::subject() const {
    const auto& details = *m_desk.details();
    return {details.entity, details.title, details.code};
}

void StructureActions::make_new() {
    const EntityKind kind = *m_desk.kind();
    std::int32_t owner = m_desk.owner();
    if (kind == EntityKind::category && is_selected()) owner = m_desk.selected();
    NewEntityDialog dialog(this, *m_session.workspace, m_desk, kind, owner);
    dialog.ShowModal();
    if (on_end) on_end();
}

void StructureActions::show_below() {
    const EntityAddress entity = m_desk.details()->entity;
    m_desk.choose(entity.kind == EntityKind::attribute ? EntityKind::option : EntityKind::record,
                  entity.id);
    if (on_end) on_end();
}

void StructureActions::require() {
    const ChangeSubject family = subject();
    RequiredGrid grid(*m_session.workspace->structure(), family.entity.id,
                      m_session.workspace->locale_code());
    RequiredDialog dialog(this, grid, family.label);
    if (dialog.ShowModal() == wxID_OK) {
        const auto said = grid.changes();
        if (!said.empty())
            m_desk.edit({{family.entity, {}, said}}, tr("Required of {0}", family.label),
                        [this](const Issues& issues) {
                            if (!issues.empty() && m_desk.events.failed)
                                m_desk.events.failed(to_sentence(issues.front()));
                        });
    }
    if (on_end) on_end();
}

void StructureActions::change(const std::string& title, const std::string& verb,
                              const std::function<ChangeOperand*(wxWindow*)>& make_operand) {
    StructureChangeDialog dialog(this, m_session.structure_change, title, verb, make_operand);
    dialog.ShowModal();
    if (on_end) on_end();
}

}  // namespace vitrine::desktop
