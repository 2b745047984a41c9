using System.Text;
using System.Xml.Linq;
using EduEvents.Host.Store;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace EduEvents.Host.Access;

/// <summary>Seals the keys of cookies and tokens under the key-encryption key, so that a copied file signs nobody in.</summary>
public sealed class SessionKeyEncryptor(KeyFile keyFile) : IXmlEncryptor
{
    /// <inheritdoc />
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var box = keyFile.Wrap(Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)), Guid.Empty);
        return new(new XElement("sealed", Convert.ToBase64String(box)), typeof(SessionKeyDecryptor));
    }
}

/// <summary>Opens what <see cref="SessionKeyEncryptor"/> sealed; made by the framework, which hands it the services.</summary>
public sealed class SessionKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    /// <inheritdoc />
    public XElement Decrypt(XElement encryptedElement) => XElement.Parse(Encoding.UTF8.GetString(
        services.GetRequiredService<KeyFile>().Unwrap(Convert.FromBase64String(encryptedElement.Value), Guid.Empty)));
}
