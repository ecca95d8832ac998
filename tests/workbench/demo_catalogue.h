// A copy of the demonstration catalogue in a temporary folder: made once per process, copied per
// test.
#pragma once

#include <filesystem>
#include <string>

#include "operations/computed_attributes.h"
#include "operations/new_catalogue.h"
#include "store/change_set_writer.h"
#include "support/temporary_folder.h"

namespace vitrine::test {

class DemoCatalogue {
public:
    DemoCatalogue() {
        const auto& original = made();
        std::filesystem::copy(original.path(), m_folder.path(),
                              std::filesystem::copy_options::recursive);
    }
    std::filesystem::path file() const { return m_folder / "demo.vitrine"; }
    const std::filesystem::path& folder() const { return m_folder.path(); }
    // Gives the attribute an expression.
    void compute(const std::string& attribute, const std::string& expression) const {
        Catalogue catalogue(file(), sql::Access::read_write);
        set_expression(catalogue, catalogue.structure()->attributes.find(attribute)->id, expression,
                       ChangeIntent::save);
    }
    // In the family "lighting", beside the name.
    void add_attribute(Attribute attribute) const {
        Catalogue catalogue(file(), sql::Access::read_write);
        ChangeSetWriter writer(catalogue, {"ada", "edit", {}, "another attribute", 0});
        attribute.group = writer.structure().attributes.find("name")->group;
        const AttributeId id = writer.put(attribute);
        Family family = *writer.structure().families.find("lighting");
        family.attributes.push_back(id);
        writer.put(family);
        writer.finish();
    }
    void make_read_only(const std::string& code) const {
        Catalogue catalogue(file(), sql::Access::read_write);
        ChangeSetWriter writer(catalogue, {"ada", "edit", {}, "read-only", 0});
        Attribute attribute = *writer.structure().attributes.find(code);
        attribute.read_only = true;
        writer.put(attribute);
        writer.finish();
    }

private:
    static const TemporaryFolder& made() {
        static const TemporaryFolder folder;
        static const bool once = [] {
            const auto resources = std::filesystem::path(VITRINE_SOURCE_DIR) / "resources";
            create_catalogue(folder / "demo.vitrine", NewCatalogue::demo, resources, Progress());
            return true;
        }();
        static_cast<void>(once);
        return folder;
    }

    TemporaryFolder m_folder;
};

}  // namespace vitrine::test
