#include "desktop/category_panel.h"

#include <algorithm>

#include "base/text.h"
#include "desktop/widgets.h"
#include "workbench/same_entities.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

// More than one looks through.
constexpr std::size_t most_found = 300;
// So many of the product's categories are named above the trees, and opened in them.
constexpr std::size_t most_named = 5;
constexpr std::size_t most_opened = 50;

wxDataViewItem item_of(CategoryId category) {
    return wxDataViewItem(reinterpret_cast<void*>(static_cast<std::intptr_t>(category)));
}
CategoryId category_of(const wxDataViewItem& item) {
    return static_cast<CategoryId>(reinterpret_cast<std::intptr_t>(item.GetID()));
}

}  // namespace

// The trees as wx asks for them: children when somebody opens their parent; while something is
// searched for, what was found as one list.
class CategoryPanel::Model : public wxDataViewModel {
public:
    explicit Model(CategoryPanel& panel) : m_panel(panel) {}

    bool is_list = false;
    std::vector<CategoryId> found;

    bool IsContainer(const wxDataViewItem& item) const override {
        if (!item.IsOk()) return true;
        return !is_list && !m_panel.m_tree->children_of(category_of(item)).empty();
    }
    bool HasContainerColumns(const wxDataViewItem&) const override { return true; }
    wxDataViewItem GetParent(const wxDataViewItem& item) const override {
        if (!item.IsOk() || is_list) return wxDataViewItem();
        return item_of(m_panel.m_tree->parent_of(category_of(item)));
    }
    unsigned GetChildren(const wxDataViewItem& item, wxDataViewItemArray& children) const override {
        if (m_panel.m_tree == nullptr || (is_list && item.IsOk())) return 0;
        const auto& below = is_list ? found : m_panel.m_tree->children_of(category_of(item));
        for (const CategoryId category : below) children.Add(item_of(category));
        return static_cast<unsigned>(below.size());
    }
    void GetValue(wxVariant& value, const wxDataViewItem& item, unsigned) const override {
        const CategoryId category = category_of(item);
        std::string words =
            is_list ? m_panel.m_tree->path(category) : m_panel.m_tree->label(category);
        const std::string origin = m_panel.origin_of(category);
        // TRANSLATORS: 0 a category, 1 where a product has it from: "Lamps (from model X)"
        if (!origin.empty()) words = tr("{0} ({1})", words, origin);
        const State state = m_panel.state_of(category);
        value << wxDataViewCheckIconText(to_wx(words), wxBitmapBundle(),
                                         state == State::own         ? wxCHK_CHECKED
                                         : state == State::inherited ? wxCHK_UNDETERMINED
                                                                     : wxCHK_UNCHECKED);
    }
    bool SetValue(const wxVariant&, const wxDataViewItem& item, unsigned) override {
        m_panel.toggle(category_of(item));
        return true;
    }

private:
    CategoryPanel& m_panel;
};

CategoryPanel::CategoryPanel(wxWindow* parent, ProductForm& form)
    : FormSection(parent, "categoryPanel"), m_form(form) {
    const int gap = FromDIP(14);
    auto* column = new wxBoxSizer(wxVERTICAL);
    m_chosen = make_text(this, "", "categoriesChosen");
    column->Add(m_chosen, wxSizerFlags().Expand().Border(wxALL, gap));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* label = make_text(this, to_wx(tr("Search ca&tegories")));
    m_search = new wxSearchCtrl(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, 0,
                                wxDefaultValidator, "categorySearch");
    m_search->SetDescriptiveText(to_wx(tr("Label or code")));
    m_search->ShowCancelButton(true);
    tie_label(label, m_search);
    row->Add(label, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(8)));
    row->Add(m_search, wxSizerFlags(1).CentreVertical());
    column->Add(row, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, gap));
    m_view = new wxDataViewCtrl(this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(-1, 120)),
                                wxDV_SINGLE | wxDV_NO_HEADER, wxDefaultValidator, "productCategories");
    name_control(m_view, to_wx(tr("Categories")));
    m_model = new Model(*this);
    m_view->AppendColumn(new wxDataViewColumn(
        to_wx(tr("Category")), new wxDataViewCheckIconTextRenderer(wxDATAVIEW_CELL_ACTIVATABLE), 0,
        wxCOL_WIDTH_DEFAULT, wxALIGN_LEFT));
    column->Add(m_view, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, gap));
    SetSizer(column);
    m_view->AssociateModel(m_model.get());
    follow_structure();

    m_view->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const int key = event.GetKeyCode();
        const wxDataViewItem item = m_view->GetSelection();
        const bool checks = key == WXK_SPACE || key == WXK_RETURN || key == WXK_NUMPAD_ENTER;
        if (checks && item.IsOk() && !event.HasAnyModifiers()) {
            toggle(category_of(item));
        } else {
            event.Skip();
        }
    });
    m_search->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { search(); });
    m_search->Bind(wxEVT_SEARCH_CANCEL, [this](wxCommandEvent&) { m_search->Clear(); });
    m_search->Bind(wxEVT_CHAR_HOOK, &CategoryPanel::on_search_key, this);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        show_chosen();
    });
    update();
}

std::string CategoryPanel::line() const {
    const auto count = static_cast<std::int64_t>(m_form.sections().categories.size());
    return count == 0 ? tr("Categories") : tr("{0} ({1})", tr("Categories"), format_number(count));
}

CategoryPanel::State CategoryPanel::state_of(CategoryId category) const {
    const auto filed = m_filed.find(category);
    const bool is_inherited = filed != m_filed.end() && !filed->second.empty();
    const auto pending = m_pending.find(category);
    if (pending != m_pending.end() && pending->second) return State::own;
    if (is_inherited) return State::inherited;
    if (pending != m_pending.end()) return State::none;
    return filed == m_filed.end() ? State::none : State::own;
}

std::string CategoryPanel::origin_of(CategoryId category) const {
    const auto filed = m_filed.find(category);
    if (filed == m_filed.end() || filed->second.empty()) return {};
    return tr("from model {0}", filed->second);
}

// An inherited one is the model's to take away.
void CategoryPanel::toggle(CategoryId category) {
    const State state = state_of(category);
    if (state == State::inherited) {
        wxBell();
        return;
    }
    const bool wanted = state == State::none;
    m_pending[category] = wanted;
    m_model->ItemChanged(item_of(category));
    LinkChange change;
    change.property = property::categories;
    change.target = category;
    change.step = wanted ? LinkStep::add : LinkStep::remove;
    m_form.change(change);
}

void CategoryPanel::follow_structure() {
    const bool is_same = m_structure != nullptr && m_locale == m_form.locale_code() &&
                         same_entities(m_structure->categories, m_form.structure()->categories);
    if (is_same) return;
    m_structure = m_form.structure();
    m_locale = m_form.locale_code();
    m_tree = std::make_unique<CategoryTree>(m_structure, m_locale);
    search();
}

void CategoryPanel::update() {
    follow_structure();
    std::vector<CategoryId> changed;
    for (const auto& [category, model] : m_filed) changed.push_back(category);
    for (const auto& [category, wanted] : m_pending) changed.push_back(category);
    m_filed.clear();
    m_pending.clear();
    for (const FiledUnder& filed : m_form.sections().categories) {
        m_filed[filed.id] = filed.inherited_from;
        changed.push_back(filed.id);
    }
    for (const CategoryId category : changed) {
        if (m_structure->categories.find(category) != nullptr)
            m_model->ItemChanged(item_of(category));
    }
    show_chosen();
    if (m_product == m_form.product()) return;
    m_product = m_form.product();
    m_search->Clear();
    open_chosen();
}

void CategoryPanel::show_chosen() {
    std::vector<std::string> lines;
    const auto& categories = m_form.sections().categories;
    for (const FiledUnder& filed : categories) {
        if (lines.size() == most_named) {
            const auto rest = static_cast<long>(categories.size() - most_named);
            lines.push_back(trn("and {0} more", "and {0} more", rest, format_number(rest)));
            break;
        }
        lines.push_back(
            filed.inherited_from.empty()
                ? filed.label
                : tr("{0} ({1})", filed.label, tr("from model {0}", filed.inherited_from)));
    }
    if (lines.empty()) lines.push_back(tr("In no category yet. Check one below."));
    set_wrapped(m_chosen, to_wx(join(lines, "\n")),
                std::max(FromDIP(200), GetClientSize().x - FromDIP(28)));
    Layout();
}

// So that what the product is in is in sight, and the roots of all trees are open.
void CategoryPanel::open_chosen() {
    for (const CategoryId root : m_tree->children_of(0)) m_view->Expand(item_of(root));
    std::size_t opened = 0;
    for (const FiledUnder& filed : m_form.sections().categories) {
        if (++opened > most_opened) break;
        for (const CategoryId step : m_structure->path_of(filed.id)) {
            if (step != filed.id) m_view->Expand(item_of(step));
        }
    }
}

void CategoryPanel::search() {
    const std::string words(trim(to_utf8(m_search->GetValue())));
    m_model->is_list = !words.empty();
    m_model->found.clear();
    if (m_model->is_list) m_model->found = m_tree->find(words, most_found);
    m_model->Cleared();
    if (!m_model->is_list) open_chosen();
}

// Down goes into the list; Enter checks what was found first; Escape goes back to the trees.
void CategoryPanel::on_search_key(wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    if (key == WXK_DOWN) {
        m_view->SetFocus();
        if (!m_view->GetSelection().IsOk() && !m_model->found.empty()) {
            m_view->Select(item_of(m_model->found.front()));
            m_view->SetCurrentItem(item_of(m_model->found.front()));
        }
    } else if ((key == WXK_RETURN || key == WXK_NUMPAD_ENTER) && !m_model->found.empty()) {
        toggle(m_model->found.front());
    } else if (key == WXK_ESCAPE && is_typing()) {
        m_search->Clear();
    } else {
        event.Skip();
    }
}

}  // namespace vitrine::desktop
